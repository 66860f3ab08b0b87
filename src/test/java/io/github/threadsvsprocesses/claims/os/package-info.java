/** Threads and processes as the operating system sees them. */
@NullMarked
package io.github.threadsvsprocesses.claims.os;

import org.jspecify.annotations.NullMarked;
