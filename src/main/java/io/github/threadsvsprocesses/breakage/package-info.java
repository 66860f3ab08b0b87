/**
 * Facts that a classroom breaks on purpose, to watch the claims that rest on them turn red. Asked
 * where each fact is made, knows only the JDK.
 */
@NullMarked
package io.github.threadsvsprocesses.breakage;

import org.jspecify.annotations.NullMarked;
