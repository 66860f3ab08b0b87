/**
 * Benchmarks of the kit, by JMH, each beside its peers: {@code mvn verify -Pbench}. A benchmark
 * class has a method for each side; what a side does lies in a {@link
 * io.github.threadsvsprocesses.bench.Contestant}. {@link
 * io.github.threadsvsprocesses.bench.ScalingBenchmark} alone has no peer: it is the peer of our
 * measurement. How they are run and written down is {@code bench.runner}'s. Read {@link
 * io.github.threadsvsprocesses.bench.QueueMessagesBenchmark} first.
 */
@NullMarked
package io.github.threadsvsprocesses.bench;

import org.jspecify.annotations.NullMarked;
