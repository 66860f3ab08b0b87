package io.github.threadsvsprocesses.bench.runner;

import java.util.ArrayList;
import java.util.List;

/** {@code performance.md}: what was measured, for readers. */
final class Page {
  private Page() {}

  /**
   * Markdown.
   *
   * @param pictures names of files beside it
   */
  static String of(Performance performance, List<String> pictures) {
    List<String> lines = new ArrayList<>();
    lines.add("# Speed, beside peers in the same run");
    lines.add("");
    lines.add(
        "%s, %d CPUs, %s, CPython %s, %s%s."
            .formatted(
                performance.machine().os(),
                performance.machine().cpus(),
                performance.machine().jdk(),
                performance.cpython() == null ? "not found" : performance.cpython(),
                performance.startedAt(),
                performance.partial() ? ", some rows only" : ""));
    lines.add(
        "*Ratio* says how many times better ours is: the median of the rounds, each of which"
            + " measured both sides. Aims are published as they are; below one is no failure.");
    lines.add("");
    lines.add("| What | Ours | Peer | Theirs | Ratio | Rounds' ratios | Aim |");
    lines.add("|---|---|---|---|---|---|---|");
    performance.rows().forEach(row -> lines.add(line(row)));
    lines.add("");
    lines.addAll(agreement(performance));
    pictures.forEach(picture -> lines.add("![" + picture + "](" + picture + ")\n"));
    return String.join("\n", lines);
  }

  private static List<String> agreement(Performance performance) {
    if (performance.agreement().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("## The same crews, judged by JMH");
    lines.add("");
    lines.add(
        "How many times one worker a crew does, by our decision (median of its rounds) and by the"
            + " ratio of JMH's scores, for the same work. They agree when JMH's ratio is on the side"
            + " of the bound that our answer says.");
    lines.add(
        "JMH has no rule for when to stop and none for a round that the machine spoilt. Its defaults"
            + " answer a wider question: they give absolute times, their error, and how much one fork"
            + " differs from another, and take their time for it.");
    lines.add("");
    lines.add("| Row | Crew | Ours | Our answer | JMH | JMH's side |");
    lines.add("|---|---|---|---|---|---|");
    for (Agreement each : performance.agreement()) {
      lines.add(
          "| %s | %s | %s | %s: %s | %s | %s |"
              .formatted(
                  each.row(),
                  each.crew(),
                  Figures.inWords(each.ours()),
                  each.proposition().inWords(),
                  each.answer().inWords(),
                  Figures.inWords(each.jmh()),
                  each.verdict()));
    }
    lines.add("");
    return lines;
  }

  private static String line(RowResult row) {
    List<Double> ratios =
        row.rounds().stream().map(RowResult.Round::ratio).filter(each -> each != null).toList();
    String spread =
        ratios.isEmpty()
            ? Figures.inWords(null)
            : "%s to %s"
                .formatted(
                    Figures.inWords(ratios.stream().min(Double::compare).orElseThrow()),
                    Figures.inWords(ratios.stream().max(Double::compare).orElseThrow()));
    return "| %s | %s %s | %s | %s | %s | %s | %s |"
        .formatted(
            row.question(),
            Figures.inWords(row.ours()),
            row.unit(),
            row.peer(),
            row.theirs() == null ? row.missing() : Figures.inWords(row.theirs()),
            row.ratio() == null && row.theirs() != null
                ? row.missing()
                : "**" + Figures.inWords(row.ratio()) + "**",
            spread,
            aim(row));
  }

  private static String aim(RowResult row) {
    Boolean met = row.isAimMet();
    return Figures.inWords(row.aim()) + (met == null ? "" : met ? ", met" : ", missed");
  }
}
