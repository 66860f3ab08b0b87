package io.github.threadsvsprocesses.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.Article.Untestable;
import io.github.threadsvsprocesses.claim.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleReaderTest {
  private static final String SMALL =
      """
      # Cats and dogs

      Read [more](https://example.org).

      ## Cats

      It is known that [cats *sleep*](claim:cat.sleeps).
      And [cats
      purr](claim:cat.purrs "planned").

      ## Dogs

      - [dogs bark](claim:dog.barks "planned; counts on puppy")

      ## The rest

      [Pets are good for you](untestable: "It is advice.")
      """;

  @Test
  void claimsAreLinksUnderTheirSectionsHeading() {
    Article article = ArticleReader.read("small.md", SMALL);
    assertThat(article.title()).isEqualTo("Cats and dogs");
    assertThat(article.sections())
        .containsExactly(
            new Section(
                "cat",
                1,
                "Cats",
                List.of(
                    new Statement("cat.sleeps", "cats sleep", false, "jvm"),
                    new Statement("cat.purrs", "cats purr", true, "jvm"))),
            new Section(
                "dog", 2, "Dogs", List.of(new Statement("dog.barks", "dogs bark", true, "puppy"))));
    assertThat(article.untestable())
        .containsExactly(new Untestable("Pets are good for you", "It is advice."));
    assertThat(article.claim("cat.purrs").orElseThrow().sentence()).isEqualTo("Cats purr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # T             | has no title
          [a](claim:x.a)  | makes no claim
          [a](claim:x.a) [b](claim:x.a)                | line 4: claim x.a is made twice: give one of the two another id.
          [a](claim:noDot)                             | line 4: 'noDot' is no claim id
          [](claim:x.a)                                | line 4: claim x.a has no text
          [a](clam:x.a)                                | line 4: the link to 'clam:x.a' leads nowhere
          [a](claim:x.a "planed")                      | line 4: the title of claim x.a says 'planed'
          [a](claim:x.a) [b](claim:y.b)                | line 4: claim y.b stands under 'One'
          [a](untestable:)                             | line 4: what cannot be tested says why
          """)
  void aBrokenArticleIsToldByLine(String body, String complaint) {
    String markdown =
        switch (complaint) {
          case "has no title" -> "## One\n\n[a](claim:x.a)\n";
          case "makes no claim" -> "# T\n\n## One\n\nNothing.\n";
          default -> "# T\n## One\n\n" + body + "\n";
        };
    assertThatThrownBy(() -> ArticleReader.read("broken.md", markdown))
        .isInstanceOf(BrokenArticle.class)
        .hasMessageStartingWith("broken.md")
        .hasMessageContaining(complaint);
  }

  @Test
  void aClaimStandsUnderItsOwnHeading() {
    assertThatThrownBy(() -> ArticleReader.read("a.md", "# T\n\n[a](claim:x.a)\n"))
        .hasMessageContaining(
            "claim x.a stands before the first '## ' heading: put its section's above");
    assertThatThrownBy(
            () ->
                ArticleReader.read("a.md", "# T\n## One\n[a](claim:x.a)\n## Two\n[b](claim:x.b)\n"))
        .hasMessageContaining("claim x.b stands under 'Two'");
  }

  @Test
  void theRealArticleMakesAllOfItsClaims() {
    Article article = Catalogue.read();
    assertThat(article.claims()).hasSizeGreaterThanOrEqualTo(48);
    assertThat(article.sections()).hasSize(10);
    assertThat(article.untestable()).hasSize(1);
    assertThat(article.claims().map(Statement::text)).doesNotHaveDuplicates();
  }
}
