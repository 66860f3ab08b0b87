package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.measure.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code performance.json}.
 *
 * @param startedAt when, ISO 8601
 * @param cpython the version of the peer; null when there was none
 * @param partial whether rows were chosen
 */
record Performance(
    int formatVersion,
    String startedAt,
    Machine machine,
    @Nullable String cpython,
    boolean partial,
    List<RowResult> rows) {
  static final int FORMAT_VERSION = 1;
}
