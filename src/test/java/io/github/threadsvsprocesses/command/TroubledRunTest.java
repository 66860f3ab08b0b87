package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ForkedJvmBuilder;
import io.github.threadsvsprocesses.process.ProgramRun;
import io.github.threadsvsprocesses.verdict.Verdict;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in which much goes wrong: all of it, true, as text, and bounded. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the troubles are signals")
class TroubledRunTest {
  /** Of everything: the views, the results, the console. */
  private static final int MOST_BYTES = 8_000_000;

  @TempDir private Path folder;

  @Test
  void isTheReportOfItAll() throws IOException {
    ProgramRun run =
        judge("[it tells](claim:t.tells). [it crashes](claim:t.crashes).", Troubles.Two.class);
    assertThat(run.exitCode()).as(run.errorOutput()).isEqualTo(1);
    assertThat(run.output())
        .contains("Claims: 2 in all, 0 confirmed, 1 refuted, 1 undecided, 0 planned.")
        .contains("Report: reports" + File.separator + "index.html");
    assertThat(run.errorOutput())
        .contains("Claim t.tells is refuted: 'Check: It tells' failed: ")
        .contains("Claim t.crashes could not be judged: broken instrument: 'Check: It ");
    Verdicts verdicts = VerdictsFile.read(folder.resolve("reports/verdicts.json"));
    assertThat(verdicts.claims())
        .extracting(claim -> claim.runtimes().get(0).verdict())
        .containsExactly(Verdict.REFUTED, Verdict.UNDECIDED);
    List<Path> all = new ArrayList<>(filesBelow(folder.resolve("reports")));
    assertThat(all).extracting(Path::getFileName).map(Path::toString).contains("history.jsonl");
    all.addAll(filesBelow(folder.resolve("target/allure-results")));
    long bytes = (long) run.output().length() + run.errorOutput().length();
    StringBuilder everything = new StringBuilder(run.output()).append(run.errorOutput());
    for (Path each : all) {
      bytes += Files.size(each);
      everything.append(Files.readString(each));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
    assertThat(everything.toString())
        .as("nothing that a terminal obeys, not even as JSON writes it")
        .doesNotContain("\u001b", "\\u001b", "\u202e")
        .contains("␛[31m<script>alert(1)</script>", "last words ␛[2J", "SIGSEGV", "I go now");
    for (String view : List.of("index.html", "verdicts.md")) {
      assertThat(folder.resolve("reports").resolve(view)).content().doesNotContain("<script");
    }
  }

  @Test
  void thatHungTellsWhere() throws IOException {
    ProgramRun run =
        judge(
            "[it is so](claim:t.so). [it hangs](claim:t.hangs).",
            Troubles.Hung.class,
            "-Dtimeout.factor=0.03"); // Of no child: there is none.
    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(run.errorOutput())
        .contains("Claim t.hangs is refuted: 'Check: It hangs' failed: it did not end within 2 s");
    assertThat(folder.resolve("reports/index.html"))
        .content()
        .contains("Thread dump", "Troubles$ItHangs.itHangs");
  }

  @Test
  void thatWasInterruptedHasTheVerdictsSoFarAndSaysSo() throws IOException {
    ProgramRun run =
        judge(
            "[it is so](claim:t.so). [it ends](claim:t.ends). [it waits](claim:t.waits).",
            Troubles.Interrupted.class);
    assertThat(run.exitCode()).isEqualTo(143);
    assertThat(run.output())
        .contains("INTERRUPTED. Claims: 3 in all, 1 confirmed, 0 refuted, 2 undecided, 0 planned.");
    assertThat(folder.resolve("reports/index.html"))
        .content()
        .contains("This run ended early: 2 claims were not reached.");
    assertThat(folder.resolve("reports/verdicts.md"))
        .content()
        .contains("**This run ended early: 2 not reached.**");
    assertThat(folder.resolve("reports/history.jsonl"))
        .content()
        .contains("\"t.so\":\"CONFIRMED\"")
        .doesNotContain("t.ends");
  }

  /**
   * {@code /dev/full} says of every byte that the disk has no room; it says so of a file's first
   * try alone, so the page's second one, without pictures, succeeds.
   */
  @Test
  void onAFullDiskDecidesNoClaimOtherwise() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "only Linux has /dev/full");
    Path reports = Files.createDirectories(folder.resolve("reports"));
    for (String view : List.of("index.html", "verdicts.md", "history.jsonl")) {
      Files.createSymbolicLink(reports.resolve(view + ".tmp"), full);
    }
    Path results = Files.createDirectories(folder.resolve("target"));
    Files.createFile(results.resolve("allure-results")); // Nothing can be put below a file.
    ProgramRun run = judge("[it is so](claim:t.so).", Troubles.One.class);
    assertThat(run.exitCode()).as(run.output() + run.errorOutput()).isZero();
    assertThat(run.output()).contains("Claims: 1 in all, 1 confirmed");
    assertThat(run.errorOutput())
        .doesNotContain("NOT WRITTEN: index.html")
        .contains("NOT WRITTEN: verdicts.md, for: ")
        .contains("NOT WRITTEN: history.jsonl, for: ");
    assertThat(filesBelow(reports))
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactlyInAnyOrder("badge.json", "badge.svg", "index.html", "verdicts.json");
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private ProgramRun judge(String claims, Class<?> specification, String... options)
      throws IOException {
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Files.writeString(
        resources.resolve("article.md"), "# Trouble\n\n## Troubles\n\n" + claims + "\n");
    ForkedJvmBuilder program = ForkedJvm.configure();
    List.of(options).forEach(program::option);
    return program
        .option("-XX:TieredStopAtLevel=1") // It lives for some seconds.
        .directory(folder)
        .classPath(resources + File.pathSeparator + System.getProperty("java.class.path"))
        .runMain(ArticleCommand.class, specification.getName());
  }
}
