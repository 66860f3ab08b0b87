/** Benchmarks of the kit, by JMH: {@code mvn verify -Pbench}. */
@NullMarked
package io.github.threadsvsprocesses.bench;

import org.jspecify.annotations.NullMarked;
