package io.github.threadsvsprocesses.breakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.children.TriesTheFacts;
import io.github.threadsvsprocesses.children.TriesTheFacts.Seen;
import io.github.threadsvsprocesses.process.ForkedJvm;
import org.junit.jupiter.api.Test;

/** What is broken, and that nothing else is. */
class BrokenFactTest {
  @Test
  void inATrueWorldNothingIs() {
    assertThat(inAWorldWith("")).isEqualTo(new Seen(false, 0, false));
    assertThat(BrokenFact.here()).isEmpty();
  }

  @Test
  void theLockExcludesNobody() {
    assertThat(inAWorldWith("lock")).isEqualTo(new Seen(true, 0, false));
  }

  @Test
  void theQueueDropsOneInAHundred() {
    assertThat(inAWorldWith("queue")).isEqualTo(new Seen(false, 1, false));
  }

  @Test
  void aChildsTaskIsDoneByItsParent() {
    assertThat(inAWorldWith("child")).isEqualTo(new Seen(false, 0, true));
  }

  @Test
  void anUnknownFactIsNamedWithThoseThereAre() {
    String before = System.getProperty(BrokenFact.PROPERTY);
    System.setProperty(BrokenFact.PROPERTY, "glass");
    try {
      assertThatThrownBy(BrokenFact::check)
          .hasMessage(
              "-Dbreak=glass: there is no such fact to break; there are lock, queue, child.");
    } finally {
      if (before == null) {
        System.clearProperty(BrokenFact.PROPERTY);
      } else {
        System.setProperty(BrokenFact.PROPERTY, before);
      }
    }
  }

  private static Seen inAWorldWith(String broken) {
    try (ForkedJvm child =
        ForkedJvm.configure().option("-D" + BrokenFact.PROPERTY + "=" + broken).start()) {
      return child.run(new TriesTheFacts());
    }
  }
}
