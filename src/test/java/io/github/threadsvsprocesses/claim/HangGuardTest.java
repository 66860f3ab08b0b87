package io.github.threadsvsprocesses.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.measure.Undecided;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HangGuardTest {
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofHours(1);

  @Test
  void aJudgementAboutFactsThatHangsIsAFailedOne() {
    assertThatThrownBy(() -> new HangGuard(false, AT_ONCE).run(HangGuardTest::waitForEver))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it did not end within")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aMeasuredJudgementThatHangsDecidesNothing() {
    assertThatThrownBy(() -> new HangGuard(true, AT_ONCE).run(HangGuardTest::waitForEver))
        .isInstanceOf(Undecided.class);
  }

  @Test
  void aJudgementThatIgnoresTheInterruptionAndPassesLateIsNotBelieved() {
    assertThatThrownBy(
            () ->
                new HangGuard(false, AT_ONCE)
                    .run(
                        () -> {
                          try {
                            waitForEver();
                          } catch (InterruptedException swallowed) {
                            // As careless code does.
                          }
                          return null;
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it did not end within");
  }

  @Test
  void whatEndsInTimeEndsAsItDoes() throws Throwable {
    new HangGuard(false, NEVER).run(() -> null);
    AssertionError refutation = new AssertionError("it is not so");
    assertThatThrownBy(
            () ->
                new HangGuard(false, NEVER)
                    .run(
                        () -> {
                          throw refutation;
                        }))
        .isSameAs(refutation);
  }

  /** Whoever looks at a child with a debugger takes all the time there is. */
  @Test
  void whileAChildIsDebuggedNobodyGuards() throws Throwable {
    System.setProperty("child.debug", "0");
    try {
      new HangGuard(false, Duration.ZERO).run(HangGuardTest::waitAMoment);
    } finally {
      System.clearProperty("child.debug");
    }
  }

  private static Object waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return new Object();
  }

  private static Object waitAMoment() throws InterruptedException {
    return new CountDownLatch(1).await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
