/** Processes escape the lock. */
@NullMarked
package io.github.threadsvsprocesses.claims.parallel;

import org.jspecify.annotations.NullMarked;
