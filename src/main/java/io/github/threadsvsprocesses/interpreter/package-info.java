/**
 * The kit's model of Python's global interpreter lock: one lock per process, held while computing,
 * handed over after the switch interval when another waits, released while waiting. Knows only
 * {@code java.*}; read {@link io.github.threadsvsprocesses.interpreter.Interpreter} first.
 */
@NullMarked
package io.github.threadsvsprocesses.interpreter;

import org.jspecify.annotations.NullMarked;
