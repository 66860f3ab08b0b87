package io.github.threadsvsprocesses.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.verdict.Fleet.Member;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  private static final Article ARTICLE =
      ArticleReader.read(
          "article.md",
          """
          # Cats

          ## Habits

          [cats sleep](claim:cat.sleeps), [cats purr](claim:cat.purrs),
          [cats swim](claim:cat.swims), [cats fly](claim:cat.flies "planned").

          ## The rest

          [Cats are good](untestable: "It is taste.")
          """);
  private static final Statement SLEEPS = ARTICLE.claim("cat.sleeps").orElseThrow();
  private static final Statement PURRS = ARTICLE.claim("cat.purrs").orElseThrow();
  private static final Statement SWIMS = ARTICLE.claim("cat.swims").orElseThrow();

  private final Path folder;

  FleetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void oneRefutationOutweighsAndOneConfirmationIsEnoughWithout() throws IOException {
    report("reports-linux", Verdict.CONFIRMED, Verdict.UNDECIDED, Verdict.CONFIRMED);
    report("reports-mac", Verdict.UNDECIDED, Verdict.UNDECIDED, Verdict.REFUTED);
    Fleet fleet = Fleet.below(folder);
    assertThat(fleet.members()).extracting(Member::name).containsExactly("linux", "mac");
    assertThat(fleet.verdictOn(SLEEPS)).isEqualTo(Verdict.CONFIRMED);
    assertThat(fleet.verdictOn(PURRS)).isEqualTo(Verdict.UNDECIDED);
    assertThat(fleet.verdictOn(SWIMS)).isEqualTo(Verdict.REFUTED);
    assertThat(fleet.summary(ARTICLE)).isEqualTo(new Summary(4, 1, 1, 1, 1));
    assertThat(FleetTable.markdown(ARTICLE, fleet))
        .contains("**Claims: 4 in all, 1 confirmed, 1 refuted, 1 undecided, 1 planned.**")
        .contains("1. linux: Linux amd64, 2 CPUs, JVM 17, 2/4 confirmed")
        .contains("| Cats sleep | ✅ confirmed | ✅ | ❔ |")
        .contains("| Cats swim | ❌ refuted | ✅ | ❌ |")
        .contains("| Cats fly | planned |  |  |")
        .contains("- cat.swims on mac: because it rains");
  }

  /** A machine that broke is told of; it must not vanish, nor take the others along. */
  @Test
  void aMachineWithoutVerdictsIsAMemberToo() throws IOException {
    report("reports-linux", Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.CONFIRMED);
    Files.createDirectories(folder.resolve("reports-crashed"));
    Files.writeString(
        Files.createDirectories(folder.resolve("reports-garbled")).resolve(VerdictsFile.NAME), "{");
    Fleet fleet = Fleet.below(folder);
    assertThat(fleet.members())
        .extracting(Member::name)
        .containsExactly("crashed", "garbled", "linux");
    assertThat(fleet.members().get(0).fault()).isEqualTo("it left no verdicts.json");
    assertThat(fleet.members().get(1).fault()).contains("holds no verdicts");
    assertThat(fleet.summary(ARTICLE)).isEqualTo(new Summary(4, 3, 0, 0, 1));
    assertThat(FleetTable.markdown(ARTICLE, fleet))
        .contains("1. crashed: **no verdicts**, it left no verdicts.json")
        .doesNotContain("## Refuted");
  }

  @Test
  void aRunOfSomeClaimsDoesNotCount() throws IOException {
    Verdicts whole = verdicts(Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.CONFIRMED);
    Verdicts partial =
        new Verdicts(
            whole.formatVersion(),
            whole.startedAt(),
            whole.durationMillis(),
            whole.machine(),
            whole.claims(),
            whole.summary(),
            true);
    VerdictsFile.write(folder.resolve("reports-linux").resolve(VerdictsFile.NAME), partial);
    assertThat(Fleet.below(folder).members().get(0).fault())
        .isEqualTo("its run was of some claims only");
  }

  private void report(String name, Verdict... verdicts) {
    VerdictsFile.write(folder.resolve(name).resolve(VerdictsFile.NAME), verdicts(verdicts));
  }

  private static Verdicts verdicts(Verdict... verdicts) {
    List<ClaimVerdict> claims = new ArrayList<>();
    List<Statement> statements = ARTICLE.claims().toList();
    for (int i = 0; i < verdicts.length; i++) {
      String reason = verdicts[i] == Verdict.CONFIRMED ? null : "because it rains";
      RuntimeVerdict jvm = new RuntimeVerdict("jvm", verdicts[i], reason, List.of(), List.of());
      claims.add(
          new ClaimVerdict(statements.get(i).id(), "cat", statements.get(i).text(), List.of(jvm)));
    }
    claims.add(new ClaimVerdict("cat.flies", "cat", "Cats fly", List.of()));
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-01-01T00:00:00Z",
        60_000,
        new MachineFacts("Linux", "amd64", 2, null, "JVM 17", null),
        claims,
        Summary.of(ARTICLE, claims),
        false);
  }
}
