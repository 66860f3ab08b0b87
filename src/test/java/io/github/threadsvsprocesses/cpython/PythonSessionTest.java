package io.github.threadsvsprocesses.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A script that is asked again and again; on the machine's python3, if there is one. */
class PythonSessionTest {
  /** Enough for a script to come to where it hangs, also beside other tests on a busy machine. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static CPython python;

  record Sum(long total, long pid) {}

  @BeforeAll
  static void aPythonIsHere() {
    python = CPython.here().get(0);
    assumeTrue(python.isUsable(), python::toString);
  }

  @Test
  void rememberWhatWasAsked() {
    try (PythonSession session = python.start("counts", 40)) {
      assertThat(session.ask(Sum.class, Map.of("add", 1))).isEqualTo(new Sum(41, session.pid()));
      assertThat(session.ask(Sum.class, Map.of("add", 1))).isEqualTo(new Sum(42, session.pid()));
    }
  }

  @Test
  void aQuestionMayBeLong() {
    try (PythonSession session = python.start("counts", 0)) {
      Map<String, Object> question = Map.of("add", 5, "beside", "x".repeat(3_000_000));
      assertThat(session.ask(Sum.class, question).total()).isEqualTo(5);
    }
  }

  @Test
  void anEndInOrderLeavesNothing() {
    PythonSession session = python.start("counts", 0);
    assertThat(session.ask(Sum.class, Map.of("add", 1)).total()).isEqualTo(1);
    session.close();
    assertThat(ProcessHandle.of(session.pid())).isEmpty();
    session.close();
    assertThatThrownBy(() -> session.ask(Sum.class, Map.of("add", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This session has ended.");
  }

  @Test
  void aFailureBringsTheTracebackAndEndsIt() {
    PythonSession session = python.start("counts", 0);
    assertThatThrownBy(() -> session.ask(Sum.class, "fail"))
        .isInstanceOf(PythonFailed.class)
        .hasMessageStartingWith(
            "counts.py ended instead of answering: ValueError: nothing to add\n");
    assertThat(ProcessHandle.of(session.pid())).isEmpty();
    session.close();
  }

  @Test
  void aScriptThatCannotBeginSaysSoWhenItIsAsked() {
    try (PythonSession session = python.start("counts")) {
      assertThatThrownBy(() -> session.ask(Sum.class, Map.of("add", 1)))
          .isInstanceOf(PythonFailed.class)
          .hasMessageContaining("TypeError: prepare() missing 1 required positional argument");
    }
  }

  @Test
  void anEndInTheMiddleIsAFailure() {
    try (PythonSession session = python.start("counts", 0)) {
      assertThatThrownBy(() -> session.ask(Sum.class, "end"))
          .isInstanceOf(PythonFailed.class)
          .hasMessageStartingWith("counts.py ended instead of answering\n")
          .hasMessageContaining("ended with exit code 4");
    }
  }

  @Test
  void aHungScriptShowsWhereItHangs() {
    try (PythonSession session = python.within(SHORT).start("counts", 0)) {
      assertThatThrownBy(() -> session.ask(Sum.class, "hang"))
          .isInstanceOf(PythonFailed.class)
          .hasMessageStartingWith("counts.py did not answer within 3000 ms\n")
          .hasMessageContaining("in answer");
      assertThat(ProcessHandle.of(session.pid())).isEmpty();
    }
  }
}
