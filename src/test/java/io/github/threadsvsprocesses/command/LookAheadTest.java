package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ArticleSpecification;
import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Specification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.suite.api.SelectPackages;

/** A user's mistakes are told in one line each, before anything runs. */
class LookAheadTest {
  private static final Article ARTICLE = Catalogue.read();

  @TempDir private Path folder;
  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void theReportsGoElsewhere() {
    set("reports.directory", folder.resolve("reports").toString());
    set("claims", "");
    set("require", "");
    set("timeout.factor", "1");
  }

  @AfterEach
  void optionsAreAsTheyWere() {
    before.forEach(
        (option, value) -> {
          if (value == null) {
            System.clearProperty(option);
          } else {
            System.setProperty(option, value);
          }
        });
  }

  private void set(String option, String value) {
    String old = System.setProperty(option, value);
    if (!before.containsKey(option)) { // One that was absent is there, as null.
      before.put(option, old);
    }
  }

  private static void look() {
    LookAhead.before(ArticleSpecification.class, ARTICLE);
  }

  @Test
  void allIsInOrder() {
    set("claims", "memory.threads-share-variables, ipc.pipe-carries-messages");
    set("require", "all,memory,ipc.pipe-carries-messages");
    set("timeout.factor", "2.5");
    assertThatCode(LookAheadTest::look).doesNotThrowAnyException();
    assertThat(folder.resolve("reports")).isEmptyDirectory();
  }

  @Test
  void anUnknownClaimIsToldWithTheNearestOne() {
    set("claims", "memory.threads-share-variable");
    assertThatThrownBy(LookAheadTest::look)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "-Dclaims: there is no claim 'memory.threads-share-variable'. Did you mean"
                + " memory.threads-share-variables?");
    set("claims", "xyzzy");
    assertThatThrownBy(LookAheadTest::look)
        .hasMessage("-Dclaims: there is no claim 'xyzzy'. The ids stand in article.md.");
  }

  @Test
  void aSectionThatIsNamedForItsClaimsIsToldWithThem() {
    set("claims", "both");
    assertThatThrownBy(LookAheadTest::look)
        .hasMessage(
            "-Dclaims: there is no claim 'both'. It is a section; its claims are"
                + " both.tasks-are-in-progress-together");
  }

  @Test
  void aPortOfADebuggerThatIsNoneIsTold() {
    for (String port : new String[] {"x", "", "-1", "65536"}) {
      set("child.debug", port);
      assertThatThrownBy(LookAheadTest::look)
          .hasMessage(
              "-Dchild.debug=" + port + ": write a port from 1 to 65535, or 0 for any free one.");
    }
  }

  @Test
  void aListOfNoClaimsIsTold() {
    for (String nothing : new String[] {",", " ", " , "}) {
      set("claims", nothing);
      assertThatThrownBy(LookAheadTest::look)
          .hasMessage("-Dclaims=" + nothing + " names no claim: write ids, separated by commas.");
    }
  }

  @Test
  void aPlannedClaimCannotBeChosenYet() {
    Article small =
        ArticleReader.read("a.md", "# T\n## S\n[x](claim:s.x), [y](claim:s.y \"planned\")");
    set("claims", "s.y");
    assertThatThrownBy(() -> LookAhead.before(ArticleSpecification.class, small))
        .hasMessage("-Dclaims: claim s.y is planned; no class judges it yet.");
    set("claims", "");
    set("require", "s.y");
    assertThatThrownBy(() -> LookAhead.before(ArticleSpecification.class, small))
        .hasMessage("-Drequire: 's.y' is planned; no class judges it yet.");
  }

  @Test
  void anUnknownRequirementIsTold() {
    set("require", "every");
    assertThatThrownBy(LookAheadTest::look)
        .hasMessageStartingWith(
            "-Drequire: 'every' is neither 'all' nor 'facts' nor a claim nor one of the sections"
                + " both, memory, isolation, ");
  }

  @Test
  void theFactsMayBeRequired() {
    set("require", "facts");
    assertThatCode(LookAheadTest::look).doesNotThrowAnyException();
  }

  @Test
  void aFactorThatIsNoNumberIsTold() {
    for (String factor : new String[] {"fast", "0", "-1", "NaN", "1e7"}) {
      set("timeout.factor", factor);
      assertThatThrownBy(LookAheadTest::look)
          .hasMessage(
              "-Dtimeout.factor="
                  + factor
                  + ": write a number above zero and below a million, such as 2 or 0.5.");
    }
  }

  @Test
  void reportsThatCannotBeWrittenAreTold() throws Exception {
    set("reports.directory", Files.writeString(folder.resolve("a file"), "").toString());
    assertThatThrownBy(LookAheadTest::look)
        .hasMessageStartingWith("The reports cannot be written to ")
        .hasMessageContaining("a file")
        .satisfies(error -> assertThat(error.getStackTrace()).isEmpty());
  }

  @Test
  void classesThatAreNotInOrderAreTold() {
    Article other = ArticleReader.read("a.md", "# T\n## S\n[x](claim:s.x)");
    assertThatThrownBy(() -> LookAhead.before(ArticleSpecification.class, other))
        .hasMessageContaining("which the article does not make")
        .hasMessageContaining("Claim s.x has no class");
  }

  @Test
  void anUnknownCommandIsTold() {
    assertThatThrownBy(() -> SpecificationCommand.main(new String[] {"dance"}))
        .hasMessage("'dance' is no command: say look-ahead, draw, judge, keep or fleet.");
    assertThatThrownBy(
            () -> SpecificationCommand.main(new String[] {"look-ahead", "no.such.Suite"}))
        .hasMessageStartingWith("There is no class no.such.Suite on the class path: write ");
    assertThatThrownBy(() -> SpecificationCommand.main(new String[] {"judge"}))
        .hasMessageStartingWith("The specification did not run: there is no ");
    assertThatThrownBy(() -> SpecificationCommand.main(new String[] {"look-ahead"}))
        .hasMessage("'look-ahead' wants the name of the class with @Specification.");
    assertThatThrownBy(() -> SpecificationCommand.main(new String[] {"fleet"}))
        .hasMessage("'fleet' wants the folder whose folders hold a machine's reports each.");
  }

  @Test
  void verdictsThatCannotBeReadAreToldInALine() throws Exception {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.writeString(reports.resolve("verdicts.json"), "{\"formatVersion\": 1,\n\"st");
    assertThatThrownBy(() -> SpecificationCommand.main(new String[] {"draw", "none"}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("verdicts.json holds no verdicts: ")
        .hasMessageEndingWith("; delete it and run again.")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aClassThatSelectsNoClaimIsToldOnce() {
    assertThatThrownBy(() -> LookAhead.before(LookAheadTest.class, ARTICLE))
        .hasMessage(
            LookAheadTest.class.getName()
                + " is no specification: give it @Specification, and say in @SelectPackages or"
                + " @SelectClasses where its claims are.");
    assertThatThrownBy(() -> LookAhead.before(SelectsNothing.class, ARTICLE))
        .hasMessage(
            SelectsNothing.class.getName()
                + " selects no class with @Claim: say in @SelectPackages or @SelectClasses where"
                + " they are.");
  }

  @Specification
  @SelectPackages("no.such.place")
  static final class SelectsNothing {}
}
