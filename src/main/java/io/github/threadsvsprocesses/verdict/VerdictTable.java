package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdicts as lines of plain text for a console. */
public final class VerdictTable {
  private VerdictTable() {}

  /**
   * A line for each claim that has a class, then the counts.
   *
   * @param whereToLook the last line's pointer to the report
   */
  public static List<String> lines(Verdicts verdicts, String whereToLook) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (ClaimVerdict claim : verdicts.claims()) {
      for (RuntimeVerdict on : claim.runtimes()) {
        if (verdicts.partial() && Verdicts.DID_NOT_RUN.equals(on.reason())) {
          continue;
        }
        String runtime = claim.runtimes().size() > 1 ? " (" + on.runtime() + ")" : "";
        lines.add(
            String.format(Locale.ROOT, "  %-9s  %s%s", on.verdict().word(), claim.id(), runtime));
        if (on.reason() != null) {
          lines.add("             " + on.reason());
        }
      }
    }
    lines.add("");
    if (!verdicts.partial()) {
      lines.add(counts(verdicts.summary()));
    }
    lines.add(
        "Judged in "
            + verdicts.durationMillis() / 1_000
            + " s on "
            + machine(verdicts.machine())
            + ".");
    lines.add(whereToLook);
    return lines;
  }

  static String counts(Summary summary) {
    return "Claims: "
        + summary.claims()
        + " in all, "
        + summary.confirmed()
        + " confirmed, "
        + summary.refuted()
        + " refuted, "
        + summary.undecided()
        + " undecided, "
        + summary.planned()
        + " planned.";
  }

  static String machine(MachineFacts machine) {
    return machine.os()
        + " "
        + machine.arch()
        + ", "
        + machine.cpus()
        + (machine.cpus() == 1 ? " CPU" : " CPUs")
        + (machine.cpuQuota() == null ? "" : " (quota " + machine.cpuQuota() + ")")
        + ", "
        + machine.jdk();
  }
}
