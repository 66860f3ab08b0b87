package io.github.threadsvsprocesses.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared with the reference, and what is written. */
class GuardTest {
  @TempDir Path folder;

  @Test
  void aRatioThatFellByMoreThanAThirdIsALine() {
    assertThat(complaints(row("queue", 30.0), row("queue", 19.9)))
        .singleElement()
        .asString()
        .contains("queue has fallen back", "19.9", "30.0", "20.0");
  }

  @Test
  void aRatioThatFellByAThirdOrLessIsNone() {
    assertThat(complaints(row("queue", 30.0), row("queue", 20.1))).isEmpty();
    assertThat(complaints(row("queue", 30.0), row("queue", 300.0))).isEmpty();
  }

  @Test
  void aRowThatOneOfThemLacksIsNotCompared() {
    assertThat(complaints(row("queue", 30.0), row("queue", null))).isEmpty();
    assertThat(complaints(row("queue", null), row("queue", 1.0))).isEmpty();
    assertThat(complaints(row("pipe", 30.0), row("queue", 1.0))).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ReportFiles files = new ReportFiles(folder);
    assertThat(files.read()).isEmpty();
    Performance performance = performance(row("queue", 30.0));
    files.writeJson(ReportFiles.PERFORMANCE, performance);
    assertThat(files.read()).contains(performance);
    assertThat(Files.readString(folder.resolve(ReportFiles.PERFORMANCE)))
        .contains("\"name\"", "\"unit\"", "\"ours\"", "\"peer\"", "\"theirs\"", "\"ratio\"")
        .contains("\"rounds\"", "\"aim\"");
  }

  @Test
  void thePageSaysWhetherAnAimIsMetAndWhyAFigureIsMissing() {
    assertThat(Page.of(performance(row("queue", 30.0), row("pipe", 19.0)), List.of()))
        .contains("**30.0**", "20.0, met", "**19.0**", "20.0, missed");
    assertThat(Page.of(performance(row("queue", null)), List.of())).contains("nobody was there");
  }

  private static List<String> complaints(RowResult before, RowResult now) {
    return Guard.complaints(performance(before), performance(now));
  }

  private static Performance performance(RowResult... rows) {
    return new Performance(
        Performance.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        Machine.here(),
        null,
        false,
        List.of(rows),
        List.of());
  }

  private static RowResult row(String name, @Nullable Double ratio) {
    return new RowResult(
        name,
        name + "s per second",
        "units",
        Better.MORE,
        1.0,
        "a peer",
        ratio == null ? null : 1 / ratio,
        ratio,
        20.0,
        ratio == null ? "nobody was there" : null,
        false,
        List.of(new RowResult.Round(true, 1.0, ratio == null ? null : 1 / ratio, ratio)));
  }
}
