/** One lock serialises the threads. */
@NullMarked
package io.github.threadsvsprocesses.claims.lock;

import org.jspecify.annotations.NullMarked;
