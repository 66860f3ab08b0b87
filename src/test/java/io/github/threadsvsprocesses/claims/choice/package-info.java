/**
 * Which to use: real workloads by threads under the interpreter lock and by processes. Read {@link
 * io.github.threadsvsprocesses.claims.choice.Comparisons} first.
 */
@NullMarked
package io.github.threadsvsprocesses.claims.choice;

import org.jspecify.annotations.NullMarked;
