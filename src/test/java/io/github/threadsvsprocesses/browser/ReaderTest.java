package io.github.threadsvsprocesses.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page with one fault is refused for that fault, and the same page without it is not. */
class ReaderTest {
  private static final String PIXEL =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

  private static final String GOOD =
      """
      <p id="there">Some words, <a href="#there">a link</a>, and a picture:
      <img alt="a dot" src="%s"></p>
      <details><summary>More</summary><p>Even more words.</p></details>
      """
          .formatted(PIXEL);

  private static Browser browser;
  @TempDir private Path folder;

  @BeforeAll
  static void aBrowserStarts() {
    browser = Browser.orSkip();
    browser.width(360);
  }

  @AfterAll
  static void theBrowserEnds() {
    if (browser != null) {
      browser.close();
    }
  }

  private Reader reads(String body) throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
        <meta name="viewport" content="width=device-width"></head>
        <body><main><h1>A page</h1>%s</main></body></html>
        """
            .formatted(body));
    return browser.open(page);
  }

  private record Fault(String words, String body, Consumer<Reader> found) {
    @Override
    public String toString() {
      return words;
    }
  }

  private static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "links that lead to nothing that is seen",
            "<a href='#nowhere'>lost</a>",
            Reader::landsWhereLinksLead),
        new Fault(
            "links that lead to nothing that is seen",
            "<a href='#unseen'>lost</a><p id='unseen' style='display: none'>x</p>",
            Reader::landsWhereLinksLead),
        new Fault(
            "pictures that are not shown",
            "<img alt='none' src='none.png'>",
            Reader::seesEveryPicture),
        new Fault(
            "pictures that are not shown",
            "<img src='%s'>".formatted(PIXEL),
            Reader::seesEveryPicture),
        new Fault(
            "the page itself: ",
            "<p style='white-space: nowrap'>" + "wide ".repeat(40) + "</p>",
            Reader::readsWithoutScrollingSideways),
        new Fault(
            "too small: tiny",
            "<p style='font-size: 8px'>tiny</p>",
            Reader::readsWithoutScrollingSideways),
        new Fault("color-contrast", "<p style='color: #ddd'>pale</p>", Reader::isNotHindered),
        new Fault(
            "what keys reach",
            "<a href='#there' tabindex='-1'>by mouse alone</a>",
            Reader::reachesAllByKeys),
        new Fault(
            "reached, and not marked so",
            "<a href='#there' style='outline: none'>which</a>",
            Reader::reachesAllByKeys),
        new Fault(
            "complaints of the browser",
            "<script>throw new Error('odd')</script>",
            Reader::meetsNoErrors));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultIsFound(Fault fault) throws IOException {
    Reader reader = reads(GOOD + fault.body());
    assertThatThrownBy(() -> fault.found().accept(reader))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(fault.words());
  }

  @Test
  void aGoodPageHasNone() throws IOException {
    Reader reader = reads(GOOD);
    assertThatCode(() -> faults().forEach(fault -> fault.found().accept(reader)))
        .doesNotThrowAnyException();
  }
}
