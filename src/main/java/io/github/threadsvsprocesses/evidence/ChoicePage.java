package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceRow.SpeedUp;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Threads or processes, on this machine: the tables, as Markdown. */
public final class ChoicePage {
  static final String TITLE = "Threads or processes, on this machine";

  private static final String NOTHING = "–";

  private ChoicePage() {}

  /**
   * The whole page.
   *
   * @param picture the name of its file; null where there is none
   */
  static String markdown(ChoiceTable table, @Nullable String picture) {
    List<String> parts = new ArrayList<>();
    parts.add("# " + TITLE);
    String some = table.partial() ? ", some claims only" : "";
    parts.add("%s; %s%s.".formatted(machine(table), date(table), some));
    if (picture != null) {
      parts.add("![" + TITLE + "](" + picture + ")");
    }
    if (!table.workloads().isEmpty()) {
      parts.add(
          "How many times as fast as one worker are %d workers? The median of the rounds."
              .formatted(table.workers()));
      parts.add(workloads(table));
    }
    if (!table.costs().isEmpty()) {
      parts.add("## What one more worker costs");
      parts.add(costs(table));
    }
    if (!table.breakEvens().isEmpty()) {
      parts.add("## From which task size processes repay");
      parts.add(breakEvens(table));
    }
    if (!table.twins().isEmpty()) {
      parts.add("## Twins, for the controls");
      parts.add(
          "Not workloads of their own: each computes where a workload waits, or waits where it"
              + " computes, so that what is said of the workload must be refused of its twin.");
      parts.add(rows(table, table.twins()));
    }
    return String.join("\n\n", parts) + "\n";
  }

  /** A row for each workload, its twins apart. */
  public static String workloads(ChoiceTable table) {
    return rows(table, table.workloads());
  }

  private static String rows(ChoiceTable table, List<ChoiceRow> rows) {
    List<Way> ways = table.ways();
    StringBuilder text = new StringBuilder("| Workload | A task takes one worker |");
    ways.forEach(way -> text.append(' ').append(heading(way, ways)).append(" |"));
    boolean underTheLock = ways.contains(Way.THREADS_UNDER_THE_LOCK);
    text.append(underTheLock ? " Under the lock, it calls for |" : " It calls for |");
    text.append("\n|---|---|").append("---:|".repeat(ways.size())).append("---|");
    for (ChoiceRow row : rows) {
      String kind = row.kind() == null ? "" : cell(row.kind()) + ": ";
      text.append("\n| ").append(kind).append(cell(row.workload()));
      text.append(" | ").append(task(row)).append(" |");
      ways.forEach(way -> text.append(' ').append(speedUp(row.speedUps().get(way))).append(" |"));
      text.append(' ').append(callsFor(row)).append(" |");
    }
    return text.toString();
  }

  /** A row for each kind of worker. */
  public static String costs(ChoiceTable table) {
    StringBuilder text =
        new StringBuilder(
            "| One more worker | Start and first result | Memory, when idle |\n|---|---:|---:|");
    for (WorkerCost cost : table.costs()) {
      text.append("\n| ").append(cost.workerInWords()).append(" | ").append(cost.startInWords());
      text.append(" | ").append(cost.memoryInWords());
      if (cost.memoryUnknown() != null) {
        text.append(", because ").append(cell(cost.memoryUnknown()));
      }
      text.append(" |");
    }
    return text.toString();
  }

  /** A row for each kind of processes. */
  public static String breakEvens(ChoiceTable table) {
    StringBuilder text =
        new StringBuilder(
            "| Processes | Handing over takes | Repaid by a task, for one worker, of |\n"
                + "|---|---:|---:|");
    for (BreakEvenRow row : table.breakEvens()) {
      Double task = row.taskMillis();
      text.append("\n| ").append(cell(row.processes())).append(" | ");
      text.append(millis(row.handOverMillis())).append(" | ");
      text.append(task == null ? "none that was tried" : millis(task)).append(" |");
    }
    return text.toString();
  }

  private static String heading(Way way, List<Way> ways) {
    boolean bothKinds = ways.contains(Way.THREADS_UNDER_THE_LOCK);
    return switch (way) {
      case ONE_WORKER -> "One worker";
      case THREADS_UNDER_THE_LOCK -> "Threads under the interpreter lock";
      case THREADS -> bothKinds ? "Threads without it" : "Threads";
      case VIRTUAL_THREADS -> "Virtual threads";
      case PROCESSES -> "Processes";
    };
  }

  private static String callsFor(ChoiceRow row) {
    return row.choice() != null ? "**" + row.callsFor() + "**" : cell(row.callsFor());
  }

  private static String speedUp(@Nullable SpeedUp speedUp) {
    return speedUp == null ? NOTHING : String.format(Locale.ROOT, "%.2f", speedUp.median());
  }

  /** Such as "5.20 ms, waits". */
  static String task(ChoiceRow row) {
    return millis(row.taskMillis()) + (row.mostlyWaits() ? ", waits" : ", computes");
  }

  /** Three digits, or all before the point. */
  private static String millis(double millis) {
    return String.format(Locale.ROOT, millis < 100 ? "%.3g ms" : "%.0f ms", millis);
  }

  static String machine(ChoiceTable table) {
    Machine machine = table.machine();
    return "%s %s, %d %s, %s"
        .formatted(
            machine.os(),
            machine.arch(),
            machine.cpus(),
            machine.cpus() == 1 ? "CPU" : "CPUs",
            machine.jdk());
  }

  /** Without the time of day. */
  static String date(ChoiceTable table) {
    return table.startedAt().split("T", 2)[0];
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("\\s+", " ");
  }
}
