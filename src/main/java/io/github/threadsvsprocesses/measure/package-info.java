/**
 * Numbers with known error rates: rounds, sequential decisions, certificates, the machine. Knows
 * only {@code java.*}, {@code time} and no JUnit; read {@link
 * io.github.threadsvsprocesses.measure.ScalingMeasurement} first.
 */
@NullMarked
package io.github.threadsvsprocesses.measure;

import org.jspecify.annotations.NullMarked;
