/**
 * Threads or processes, decided on real work: a workload that a user brings, done by one worker, by
 * threads, by virtual threads and by processes, and what that says. Uses {@code crew}, {@code
 * interpreter}, {@code measure}, {@code process} and {@code time}, and no JUnit; read {@link
 * io.github.threadsvsprocesses.workload.ThreadsOrProcesses} first.
 */
@NullMarked
package io.github.threadsvsprocesses.workload;

import org.jspecify.annotations.NullMarked;
