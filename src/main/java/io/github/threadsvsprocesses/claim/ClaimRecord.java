package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one claim class comes to on each runtime that it is for. Not thread-safe. */
final class ClaimRecord {
  private final Class<?> type;
  private final Map<String, RuntimeRecord> byRuntime = new LinkedHashMap<>();

  ClaimRecord(Class<?> type) {
    this.type = type;
    Runtimes.of(type).forEach(this::on);
  }

  RuntimeRecord on(String runtime) {
    return byRuntime.computeIfAbsent(runtime, name -> new RuntimeRecord(type, name));
  }

  /** What concerns the class as a whole. */
  List<RuntimeRecord> onAll() {
    return List.copyOf(byRuntime.values());
  }

  List<RuntimeVerdict> verdicts() {
    return byRuntime.values().stream().map(RuntimeRecord::verdict).toList();
  }
}
