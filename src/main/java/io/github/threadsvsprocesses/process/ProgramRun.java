package io.github.threadsvsprocesses.process;

/**
 * What a program did that ran in a JVM of its own.
 *
 * @param exitCode 0, unless it said otherwise, threw (1) or was killed by signal n (128 + n)
 * @param output its standard output, the last 256 KiB of it
 * @param errorOutput its standard error, the last 256 KiB of it
 */
public record ProgramRun(int exitCode, String output, String errorOutput) {}
