package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdicts as lines of plain text for a console. */
public final class VerdictTable {
  /** A verdict's longest word. */
  private static final int NARROWEST = 9;

  private static final String NOT_JUDGED = "-";
  private static final int MOST_REASONS = 3;
  private static final int LONGEST_REASON = 90;

  private final Verdicts verdicts;
  private final Columns columns;
  private final List<String> lines = new ArrayList<>();

  private VerdictTable(Verdicts verdicts) {
    this.verdicts = verdicts;
    columns = Columns.of(verdicts);
  }

  /**
   * A line for each claim that has a class, with a column for each runtime; what is remarkable;
   * then the last word of a full run: the counts, what is undecided and why, what has changed,
   * where it ran, where to look.
   *
   * @param changes since the run before, in words; null when there was none, or this one is partial
   * @param whereToLook the last line's pointer to the report
   */
  public static List<String> lines(
      Verdicts verdicts, @Nullable String changes, String whereToLook) {
    VerdictTable table = new VerdictTable(verdicts);
    table.claims();
    table.remarks();
    table.end(changes, whereToLook);
    return table.lines;
  }

  private void claims() {
    lines.add("");
    if (columns.areSeveral()) {
      StringBuilder head = new StringBuilder("  ");
      columns.shown().forEach(runtime -> head.append(padded(runtime, runtime)));
      lines.add(head + "claim");
    }
    for (ClaimVerdict claim : verdicts.claims()) {
      List<RuntimeVerdict> judged = columns.of(claim).stream().filter(this::isToBeTold).toList();
      if (!judged.isEmpty()) {
        lines.add("  " + words(claim, judged) + claim.id());
        judged.forEach(this::addReason);
      }
    }
  }

  private boolean isToBeTold(RuntimeVerdict on) {
    return !verdicts.partial() || !Verdicts.DID_NOT_RUN.equals(on.reason());
  }

  private String words(ClaimVerdict claim, List<RuntimeVerdict> judged) {
    if (!columns.areSeveral()) {
      return padded(judged.get(0).verdict().word(), "");
    }
    StringBuilder words = new StringBuilder();
    for (String runtime : columns.shown()) {
      words.append(
          padded(claim.on(runtime).map(on -> on.verdict().word()).orElse(NOT_JUDGED), runtime));
    }
    return words.toString();
  }

  private static String padded(String text, String runtime) {
    return String.format(
        Locale.ROOT, "%-" + (Math.max(NARROWEST, runtime.length()) + 2) + "s", text);
  }

  private void addReason(RuntimeVerdict on) {
    if (on.reason() != null) {
      String where = columns.areSeveral() ? on.runtime() + ": " : "";
      lines.add("             " + where + on.reason());
    }
  }

  /** What is no reason to fail, and must not be overlooked. */
  private void remarks() {
    List<String> remarks = new ArrayList<>(findings(verdicts));
    columns.whyEmpty().forEach(remarks::add);
    if (!remarks.isEmpty()) {
      lines.add("");
      remarks.forEach(remark -> lines.add("  " + remark));
    }
  }

  /** What was refuted on another runtime than the JVM, a line each. */
  private static List<String> findings(Verdicts verdicts) {
    return verdicts.claims().stream()
        .flatMap(
            claim ->
                claim.runtimes().stream()
                    .filter(RuntimeVerdict::isFinding)
                    .map(
                        on ->
                            "FINDING: "
                                + claim.id()
                                + " is refuted on "
                                + on.runtime()
                                + ", because "
                                + on.reason()))
        .toList();
  }

  private void end(@Nullable String changes, String whereToLook) {
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
  }

  /** How many, and the commonest reasons, without what only a single claim's says. */
  private static String undecided(Verdicts verdicts) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    verdicts.claims().stream()
        .flatMap(claim -> openOne(claim).stream())
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

  /** The one that is open on the JVM, or on every runtime of a claim that is not for the JVM. */
  private static Optional<RuntimeVerdict> openOne(ClaimVerdict claim) {
    List<RuntimeVerdict> onTheJvm = claim.on(Statement.JVM).stream().toList();
    List<RuntimeVerdict> counting = onTheJvm.isEmpty() ? claim.runtimes() : onTheJvm;
    return counting.stream().allMatch(on -> on.verdict() == Verdict.UNDECIDED)
        ? counting.stream().findFirst()
        : Optional.empty();
  }

  /** All five of them. */
  public static String counts(Summary summary) {
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

  /** System, CPUs, JDK. */
  public static String machine(MachineFacts machine) {
    return machine.os()
        + " "
        + machine.arch()
        + ", "
        + machine.cpus()
        + (machine.cpus() == 1 ? " CPU" : " CPUs")
        + (machine.cpuQuota() == null ? "" : " (quota " + machine.cpuQuota() + ")")
        + ", "
        + machine.jdk()
        + (machine.cpython() == null ? "" : ", CPython " + machine.cpython());
  }
}
