package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdicts as lines of plain text for a console. */
public final class VerdictTable {
  private static final int MOST_REASONS = 3;
  private static final int LONGEST_REASON = 90;

  private VerdictTable() {}

  /**
   * A line for each claim that has a class, then the last word of a full run: the counts, what is
   * undecided and why, what has changed, where it ran, where to look.
   *
   * @param changes since the run before, in words; null when there was none, or this one is partial
   * @param whereToLook the last line's pointer to the report
   */
  public static List<String> lines(
      Verdicts verdicts, @Nullable String changes, String whereToLook) {
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
      lines.add(undecided(verdicts));
    }
    if (changes != null) {
      lines.add(changes);
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

  /** How many, and the commonest reasons, without what only a single claim's says. */
  private static String undecided(Verdicts verdicts) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    verdicts.claims().stream()
        .flatMap(claim -> claim.runtimes().stream().limit(1))
        .filter(on -> on.verdict() == Verdict.UNDECIDED)
        .map(on -> String.valueOf(on.reason()).split(":", 2)[0])
        .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    if (reasons.isEmpty()) {
      return "Nothing that was judged is undecided.";
    }
    String commonest =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_REASONS)
            .map(each -> each.getValue() + " × " + Printable.line(each.getKey(), LONGEST_REASON))
            .collect(Collectors.joining("; "));
    int others = reasons.size() - MOST_REASONS;
    return "Undecided, because: " + commonest + (others > 0 ? "; and other reasons." : ".");
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
