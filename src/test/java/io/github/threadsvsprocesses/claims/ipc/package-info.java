/** Processes talk explicitly. */
@NullMarked
package io.github.threadsvsprocesses.claims.ipc;

import org.jspecify.annotations.NullMarked;
