/**
 * What workers do, in threads or inside forked JVMs: one behaviour each, short. Never loads JUnit.
 */
@NullMarked
package io.github.threadsvsprocesses.children;

import org.jspecify.annotations.NullMarked;
