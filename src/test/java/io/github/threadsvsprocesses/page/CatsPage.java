package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.Check;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Control;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.util.List;

/** A small article, and a run of it in which every kind of verdict came up. */
final class CatsPage {
  static final String MARKDOWN =
      """
      # Cats & "others"

      Some <b>prose</b>, see [the rest](#the-rest) and ![a cat](https://example.org/cat.png).

      ## Habits of *all*

      They rest: [cats **sleep**](claim:cat.sleeps), and [cats purr](claim:cat.purrs).

      - [Cats swim](claim:cat.swims).
      - [Cats see in the dark](claim:cat.sees).
      - [Cats fly](claim:cat.flies "planned; counts on wings").

      ```java
      cat.sleep(); // <for hours>
      ```

      ## Kittens

      [Kittens play](claim:kitten.plays "counts on kitten"); [they grow](claim:kitten.grows).

      ## The rest

      [Cats are good](untestable: "It is <taste>.").
      """;

  static final Article ARTICLE = ArticleReader.read("article.md", MARKDOWN);

  static final Check PASSED =
      new Check(
          "Check: They do",
          CheckOutcome.PASSED,
          null,
          1_234,
          List.of("Given a cat", "When it lies down", "Breaths: 12", "Then it sleeps"));
  static final Control REFUSED =
      new Control(
          "Control: A stone",
          ControlOutcome.REFUSED,
          "a stone lies",
          9,
          List.of("Given a stone", "Then the judgement refused it: a stone lies"));
  private static final Control ACCEPTED =
      new Control("Control: A stone", ControlOutcome.NOT_REFUSED, "not refused: blind", 9);

  private CatsPage() {}

  static Check failed(String message, String... story) {
    return new Check("Check: They do", CheckOutcome.FAILED, message, 12, List.of(story));
  }

  static RuntimeVerdict on(String runtime, Check check, Control control) {
    return RuntimeVerdict.of(runtime, List.of(check), List.of(control), List.of(), List.of());
  }

  static ClaimVerdict claim(String id, RuntimeVerdict... runtimes) {
    return new ClaimVerdict(
        id,
        id.substring(0, id.indexOf('.')),
        ARTICLE.claim(id).orElseThrow().sentence(),
        List.of(runtimes));
  }

  /** Every kind of verdict; the run ended before it came to the last claim. */
  static Verdicts verdicts() {
    return verdicts(false, failed("<b>it</b> sank"));
  }

  static Verdicts verdicts(boolean partial, Check swims) {
    Check open =
        new Check("Check: They do", CheckOutcome.ABORTED, "needs 2 eyes, this cat has 1", 1);
    return of(
        partial,
        claim("cat.sleeps", on("jvm", PASSED, REFUSED)),
        claim("cat.purrs", on("jvm", PASSED, ACCEPTED)),
        claim("cat.swims", on("jvm", swims, REFUSED)),
        claim("cat.sees", on("jvm", open, REFUSED)),
        claim("cat.flies"),
        claim("kitten.plays", on("jvm", failed("no"), REFUSED), on("kitten", PASSED, REFUSED)),
        claim("kitten.grows", RuntimeVerdict.didNotRun("jvm")));
  }

  static Verdicts of(boolean partial, ClaimVerdict... claims) {
    List<ClaimVerdict> all = List.of(claims);
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        "2026-11-22T10:00:00Z",
        61_500,
        new MachineFacts("Linux", "amd64", 2, 1.5, "OpenJDK 17", null),
        all,
        Summary.of(ARTICLE, all),
        partial);
  }
}
