package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Specification;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ProgramRun;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.suite.api.SelectClasses;

/** An article of somebody else, judged as their build judges it: in a JVM of its own. */
class ArticleCommandTest {
  private static final String ONE_CLAIM =
      "# Numbers\n\n## Sums\n\n[two and two is four](claim:sums.four).\n";

  @TempDir private Path folder;

  /** And what an earlier run has left is forgotten, but for what is somebody else's. */
  @Test
  void aTrueArticlePassesAndItsViewsAreDrawnAnew() throws IOException {
    Path results = Files.createDirectories(folder.resolve("target/allure-results"));
    Files.writeString(results.resolve("old-result.json"), "{}");
    Files.writeString(results.resolve("notes.txt"), "mine");
    ProgramRun run = judge(ONE_CLAIM, True.class.getName());
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(run.output()).contains("[1/1] sums.four").contains("confirmed");
    Verdicts verdicts = VerdictsFile.read(folder.resolve("reports/verdicts.json"));
    assertThat(verdicts.summary().inWords()).isEqualTo("1/1 confirmed");
    assertThat(verdicts.partial()).isFalse();
    assertThat(folder.resolve("reports/verdicts.md")).content().contains("Two and two is four");
    assertThat(folder.resolve("reports/badge.svg")).exists();
    assertThat(results.resolve("environment.properties")).exists();
    assertThat(results).isDirectoryContaining("glob:**-result.json");
    assertThat(results.resolve("old-result.json")).doesNotExist();
    assertThat(results.resolve("notes.txt")).exists();
  }

  @Test
  void aRefutedClaimFailsInOneLineAfterTheViewsAreDrawn() throws IOException {
    ProgramRun run = judge(ONE_CLAIM, False.class.getName());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errorOutput().strip())
        .endsWith("Claim sums.four is refuted: 'Check: Two and two is four' failed: it is 5")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("reports/verdicts.md")).exists();
  }

  @Test
  void mistakesAreToldBeforeAnythingRuns() throws IOException {
    String planned = ONE_CLAIM + "[three is odd](claim:sums.odd).\n";
    ProgramRun run = judge(planned, True.class.getName());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errorOutput()).contains("Claim sums.odd has no class");
    assertThat(folder.resolve("reports/verdicts.json")).doesNotExist();
    assertThat(judge(ONE_CLAIM, "no.such.Article").errorOutput().strip())
        .isEqualTo(
            "There is no class no.such.Article on the class path: write the whole name of the class"
                + " with @Specification, and give the class path of the tests.");
  }

  private ProgramRun judge(String article, String specification) throws IOException {
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Files.writeString(resources.resolve("article.md"), article);
    return ForkedJvm.configure()
        .option("-XX:TieredStopAtLevel=1") // It lives for a second or two.
        .directory(folder)
        .classPath(resources + File.pathSeparator + System.getProperty("java.class.path"))
        .runMain(ArticleCommand.class, specification);
  }

  @Specification
  @SelectClasses(TwoAndTwoIsFour.class)
  static class True {}

  @Specification
  @SelectClasses(TwoAndTwoIsFive.class)
  static class False {}

  @Claim("sums.four")
  static class TwoAndTwoIsFour {
    @Check
    void twoAndTwoIsFour(Evidence evidence) {
      isFour(2 + 2, evidence);
    }

    @Control(refusedWith = "it is 5")
    void twoAndThreeIsNot(Evidence evidence) {
      isFour(2 + 3, evidence);
    }
  }

  @Claim("sums.four")
  static class TwoAndTwoIsFive {
    @Check
    void twoAndTwoIsFour(Evidence evidence) {
      isFour(5, evidence);
    }

    @Control(refusedWith = "it is 6")
    void twoAndThreeIsNot(Evidence evidence) {
      isFour(6, evidence);
    }
  }

  private static void isFour(int sum, Evidence evidence) {
    evidence.fact("The sum", sum);
    if (sum != 4) {
      throw new AssertionError("it is " + sum);
    }
  }
}
