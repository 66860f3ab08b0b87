/** Threads share memory. */
@NullMarked
package io.github.threadsvsprocesses.claims.memory;

import org.jspecify.annotations.NullMarked;
