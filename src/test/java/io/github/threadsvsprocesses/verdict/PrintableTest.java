package io.github.threadsvsprocesses.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text from anywhere can be shown anywhere. */
class PrintableTest {
  @Test
  void whatIsHarmlessStaysAsItIs() {
    String text = "Grüße, 世界 😀,\n\tand “quotes” <b>&amp;</b>";
    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @Test
  void controlCharactersAreShownAndNotObeyed() {
    assertThat(Printable.text("\u001b[2J\0\r\u007f\u0085")).isEqualTo("␛[2J␀␍␡⟨U+0085⟩");
  }

  @Test
  void whatIsInvisibleOrTurnsTheWritingIsNamed() {
    assertThat(Printable.text("a\u202eb\u200bc\u2028")).isEqualTo("a⟨U+202E⟩b⟨U+200B⟩c⟨U+2028⟩");
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(Printable.text("\ud83d and \ude00")).isEqualTo("\ufffd and \ufffd");
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndSaysSo() {
    assertThat(Printable.text("ab😀cd", 3)).isEqualTo("ab … (4 more characters)");
    assertThat(Printable.text("x".repeat(50_000_000), 100)).hasSizeLessThan(140);
  }

  @Test
  void aLineIsOne() {
    assertThat(Printable.line(" a\n\n\tb ", 100)).isEqualTo("a b");
  }
}
