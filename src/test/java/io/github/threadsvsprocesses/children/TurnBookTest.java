package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The threads never run: the book only takes down whose turn it is and who queues. */
class TurnBookTest {
  private final Thread a = new Thread("a");
  private final Thread b = new Thread("b");
  private final Thread c = new Thread("c");
  private final TurnBook book = new TurnBook(3, 2);

  @Test
  void inAFairQueueNobodyIsPassedOver() {
    take(a, b, c, a, b, c, a);
    assertThat(book.longestWait()).isEqualTo(1);
    assertThat(book.wasPassedOver()).isFalse();
  }

  @Test
  void oneThatIsPassedOverOnceIsSeen() {
    take(a, b, a, c);
    assertThat(book.longestWait()).isEqualTo(2);
    assertThat(book.wasPassedOver()).isTrue();
    assertThat(book.wasKept()).isFalse();
  }

  @Test
  void whoBeginsTurnAfterTurnPassesOverTheOthers() {
    take(a, a, a);
    assertThat(book.wasPassedOver()).isTrue();
  }

  @Test
  void whoGoesOnAndOnWhileOthersQueueKeepsTheLock() {
    take(a);
    for (int unit = 1; unit < TurnBook.MOST_UNITS_A_TURN; unit++) {
      book.unitDone(other -> other == b);
    }
    assertThat(book.wasKept()).isFalse();
    book.unitDone(other -> other == b);
    assertThat(book.wasKept()).isTrue();
  }

  /** In each turn a unit is done, and the two others queue. */
  private void take(Thread... inTurn) {
    List.of(a, b, c).forEach(book::willTakeTurns);
    for (Thread thread : inTurn) {
      book.turnBegins(thread);
      book.unitDone(other -> other != thread);
    }
  }
}
