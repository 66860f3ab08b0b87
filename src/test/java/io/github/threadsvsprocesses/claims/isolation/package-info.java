/** Processes have separate memory. */
@NullMarked
package io.github.threadsvsprocesses.claims.isolation;

import org.jspecify.annotations.NullMarked;
