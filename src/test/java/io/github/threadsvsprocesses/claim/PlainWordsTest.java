package io.github.threadsvsprocesses.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {
  @Test
  void aNameIsReadAsWords() {
    assertThat(PlainWords.words("aChildSeesItsOwnList")).isEqualTo("A child sees its own list");
    assertThat(PlainWords.words("threadsHaveOnePidInTheJVM"))
        .isEqualTo("Threads have one pid in the JVM");
  }

  @Test
  void pythonIsAName() {
    assertThat(PlainWords.words("aListOfPythonsManager")).isEqualTo("A list of Pythons manager");
    assertThat(PlainWords.words("inPythonTheSame")).isEqualTo("In Python the same");
    assertThat(PlainWords.words("underCpythonsLock")).isEqualTo("Under CPythons lock");
  }
}
