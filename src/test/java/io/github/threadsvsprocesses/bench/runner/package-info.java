/**
 * Runs the benchmarks in rounds that alternate ours and a peer, and writes down how many times
 * better ours is. Read {@link io.github.threadsvsprocesses.bench.runner.BenchmarkCommand} first,
 * then {@link io.github.threadsvsprocesses.bench.runner.Rows} for what is measured.
 */
@NullMarked
package io.github.threadsvsprocesses.bench.runner;

import org.jspecify.annotations.NullMarked;
