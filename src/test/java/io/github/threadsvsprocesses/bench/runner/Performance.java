package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.measure.Machine;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code performance.json}.
 *
 * @param startedAt when, ISO 8601
 * @param cpython the version of the peer; null when there was none
 * @param partial whether rows were chosen
 * @param agreement what our measurement and JMH say of the same crews; empty in an older file
 */
record Performance(
    int formatVersion,
    String startedAt,
    Machine machine,
    @Nullable String cpython,
    boolean partial,
    List<RowResult> rows,
    List<Agreement> agreement) {
  static final int FORMAT_VERSION = 1;

  Performance {
    agreement = Objects.requireNonNullElse(agreement, List.of());
  }
}
