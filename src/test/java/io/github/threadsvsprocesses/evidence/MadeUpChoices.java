package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Quartiles;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceRow.SpeedUp;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables that nobody measured, for tests of what is drawn from them. */
final class MadeUpChoices {
  static final ChoiceRow WAITS =
      row("API calls", "ask a server for a price", true, 1.97, 1.95, Choice.THREADS, null);

  static final ChoiceRow COMPUTES =
      row("Data processing", "add up sales", false, 0.98, 1.88, Choice.PROCESSES, null);

  static final ChoiceRow OPEN =
      row(
          "Machine learning",
          "train a model",
          false,
          1.02,
          1.61,
          null,
          "no answer within 30 s and 80 valid rounds: 12 valid rounds, 41 void");

  private static final List<WorkerCost> COSTS =
      List.of(
          new WorkerCost(Way.THREADS, 0.083, 101, 61.2, null),
          new WorkerCost(Way.VIRTUAL_THREADS, 0.041, 101, 1.34, null),
          new WorkerCost(Way.PROCESSES, 96.4, 5, 39_000.0, null));

  private MadeUpChoices() {}

  static ChoiceTable table(List<ChoiceRow> workloads, List<ChoiceRow> twins) {
    return new ChoiceTable(
        ChoiceTable.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        false,
        new Machine("Linux", "amd64", 2, null, "OpenJDK 64-Bit Server VM 21.0.9+10", null, null),
        2,
        workloads,
        twins,
        COSTS,
        List.of(
            new BreakEvenRow("2 processes started for the task", 190, 410.0),
            new BreakEvenRow("2 processes that run already", 0.13, null)));
  }

  static ChoiceRow row(
      String kind,
      String workload,
      boolean waits,
      double locked,
      double processes,
      @Nullable Choice choice,
      @Nullable String undecided) {
    return new ChoiceRow(
        kind,
        workload,
        waits ? 5.2 : 2.04,
        waits,
        Way.THREADS_UNDER_THE_LOCK,
        Map.of(
            Way.THREADS_UNDER_THE_LOCK,
            new SpeedUp(locked, new Quartiles(locked - 0.05, locked + 0.04)),
            Way.THREADS,
            new SpeedUp(1.93, null),
            Way.VIRTUAL_THREADS,
            new SpeedUp(1.91, null),
            Way.PROCESSES,
            new SpeedUp(processes, new Quartiles(processes - 0.1, processes + 0.05))),
        choice,
        undecided != null,
        null,
        undecided);
  }

  /** As on a JVM before 21. */
  static ChoiceRow withoutVirtualThreads(ChoiceRow row) {
    Map<Way, SpeedUp> speedUps = new EnumMap<>(row.speedUps());
    speedUps.remove(Way.VIRTUAL_THREADS);
    return with(row, speedUps);
  }

  /** As on a machine that allows no measurement at all. */
  static ChoiceRow withoutSpeedUps(ChoiceRow row) {
    return with(row, Map.of());
  }

  private static ChoiceRow with(ChoiceRow row, Map<Way, SpeedUp> speedUps) {
    return new ChoiceRow(
        row.kind(),
        row.workload(),
        row.taskMillis(),
        row.mostlyWaits(),
        row.threads(),
        speedUps,
        row.choice(),
        row.undecided(),
        row.refused(),
        row.reason());
  }
}
