/**
 * Runs the benchmarks in rounds that alternate ours and a peer, and writes down how many times
 * better ours is; and whether JMH says of crews what our measurement says. Read {@link
 * io.github.threadsvsprocesses.bench.runner.BenchmarkCommand} first, then {@link
 * io.github.threadsvsprocesses.bench.runner.Rows} for what is measured.
 */
@NullMarked
package io.github.threadsvsprocesses.bench.runner;

import org.jspecify.annotations.NullMarked;
