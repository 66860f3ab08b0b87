package io.github.threadsvsprocesses.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.ArticleSpecification;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.command.ArticleCommand;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ProgramRun;
import io.github.threadsvsprocesses.verdict.Verdict;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows "Add a claim in five steps" to the letter has a claim that is confirmed. */
class FiveStepsTest {
  private static final String TITLE = "## Add a claim in five steps\n";
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Path BASE = TESTS.resolve(Code.ROOT.replace('.', '/'));

  @TempDir private Path copy;
  private final String steps = steps("CONTRIBUTING.md");

  FiveStepsTest() throws IOException {}

  @Test
  void followedToTheLetterTheyGiveAConfirmedClaim() throws IOException {
    String id = first("`mvn verify -Dclaims=([^`]+)`", steps);
    Path resources = writeArticle(blocks("markdown").get(0));
    Path classes = compile(blocks("java"));

    ProgramRun run =
        ForkedJvm.configure()
            .option("-XX:TieredStopAtLevel=1") // It lives for seconds.
            .option("-Dclaims=" + id)
            .directory(copy)
            .classPath(
                String.join(
                    File.pathSeparator,
                    resources.toString(),
                    classes.toString(),
                    System.getProperty("java.class.path")))
            .runMain(ArticleCommand.class, ArticleSpecification.class.getName());

    assertThat(run.exitCode()).as(run.output() + run.errorOutput()).isZero();
    Verdicts verdicts = VerdictsFile.read(copy.resolve(first("`(reports/partial/[^`]+)`", steps)));
    RuntimeVerdict verdict =
        verdicts.claims().stream()
            .filter(claim -> claim.id().equals(id))
            .findFirst()
            .flatMap(claim -> claim.on("jvm"))
            .orElseThrow();
    assertThat(verdict.verdict()).as(run.output()).isEqualTo(Verdict.CONFIRMED);
    assertThat(verdict.checks())
        .singleElement()
        .matches(check -> check.outcome() == CheckOutcome.PASSED);
    assertThat(verdict.controls())
        .singleElement()
        .matches(control -> control.outcome() == ControlOutcome.REFUSED)
        .matches(
            control ->
                control.message() != null
                    && control.message().contains(first("refusedWith = \"([^\"]+)\"", steps)));
  }

  @Test
  void thePlacesTheyNameAreThere() {
    assertThat(all("`(src/[^`]+)`", steps)).isNotEmpty().allSatisfy(path -> exists(Path.of(path)));
    assertThat(all("`((?:claims|children)/(?:\\w+/)*)(?:\\w+\\.java)?`", steps))
        .contains("claims/", "claims/memory/", "children/")
        .allSatisfy(folder -> exists(BASE.resolve(folder)));
    assertThat(blocks("java").stream().map(FiveStepsTest::place))
        .as("where the classes are put, by the text and by their packages")
        .isEqualTo(
            all("`((?:claims|children)/[^`]+\\.java)`", steps).stream()
                .map(BASE::resolve)
                .toList());
  }

  /** What the short version shows is an excerpt of a claim that is judged. */
  @Test
  void theReadmeSaysTheSameInShort() throws IOException {
    String inShort = steps("README.md");
    assertThat(all("(?m)^(\\d)\\. ", inShort)).isEqualTo(all("(?m)^\\*\\*(\\d)\\. ", steps));
    assertThat(all("\\]\\((src/[^)]+)\\)", inShort))
        .isNotEmpty()
        .isSubsetOf(all("`(src/[^`]+)`", steps));
    for (String word : List.of("`\"planned\"`", "`claims/`", "`@Check`", "`mvn verify -Dclaims=")) {
      assertThat(inShort).contains(word);
      assertThat(steps).contains(word);
    }
    String excerpt = first("(?s)```java\n(.*?)```", inShort);
    String source = Files.readString(BASE.resolve("claims/memory/" + nameOf(excerpt) + ".java"));
    assertThat(source)
        .containsSubsequence(
            excerpt.lines().filter(line -> !line.isBlank() && !line.contains("…")).toList());
  }

  /**
   * The real article, with the new claim below the heading of its section; in the copy of somebody
   * who has followed the steps it is there already.
   */
  private Path writeArticle(String line) throws IOException {
    String article = Catalogue.markdown().replace("\r\n", "\n").replace(line, "");
    String section = "(claim:" + first("\\(claim:([a-z-]+)\\.", line) + ".";
    int sibling = article.indexOf(section);
    assertThat(sibling).as("a claim of the section " + section).isPositive();
    int heading = article.indexOf("\n\n", article.lastIndexOf("\n## ", sibling)) + 2;
    Path resources = Files.createDirectories(copy.resolve("resources"));
    Files.writeString(
        resources.resolve(Catalogue.RESOURCE),
        article.substring(0, heading) + line + article.substring(heading));
    return resources;
  }

  private Path compile(List<String> sources) throws IOException {
    Path classes = Files.createDirectories(copy.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      Path file = copy.resolve(place(source));
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-parameters",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(files))
            .call();
    assertThat(compiled).as("it compiles: %s", said).isTrue();
    return classes;
  }

  private static String steps(String document) throws IOException {
    String text = Files.readString(Path.of(document)).replace("\r\n", "\n");
    assertThat(text).contains(TITLE);
    String from = text.substring(text.indexOf(TITLE) + TITLE.length());
    return from.substring(0, from.indexOf("\n## "));
  }

  private List<String> blocks(String language) {
    return all("(?s)```" + language + "\n(.*?)```", steps);
  }

  private static Path place(String source) {
    String folder = first("package ([\\w.]+);", source).replace('.', '/');
    return TESTS.resolve(folder).resolve(nameOf(source) + ".java");
  }

  private static String nameOf(String source) {
    return first("(?m)^(?:public )?(?:class|record) (\\w+)", source);
  }

  private static void exists(Path path) {
    assertThat(path).exists();
  }

  private static String first(String pattern, String text) {
    assertThat(all(pattern, text)).as(pattern).isNotEmpty();
    return all(pattern, text).get(0);
  }

  private static List<String> all(String pattern, String text) {
    Stream<MatchResult> found = Pattern.compile(pattern).matcher(text).results();
    return found.map(match -> match.group(1)).toList();
  }
}
