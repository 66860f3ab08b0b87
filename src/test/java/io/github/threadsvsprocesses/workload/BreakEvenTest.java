package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a break-even, made up here: a real one takes seconds, and is a claim's. */
class BreakEvenTest {
  private static Crews crews;

  @BeforeAll
  static void start() {
    crews = Crews.start();
  }

  @AfterAll
  static void end() {
    crews.close();
  }

  @Test
  void eachWayOfGettingProcessesHasItsFigure() {
    BreakEven breakEven = of(300.0, 80.0, 0.25);
    assertThat(breakEven.coldMillis()).isEqualTo(300);
    assertThat(breakEven.standbyMillis()).isEqualTo(80);
    assertThat(breakEven.warmMillis()).isEqualTo(0.25);
    assertThat(breakEven.inWords())
        .contains(
            "2 processes started for the task: handing over takes 0.1 ms; break-even at a task of 300 ms",
            "2 processes from standby, the next started behind them: ",
            "2 processes that run already: ");
  }

  @Test
  void whereNoTaskRepaidTheProcessesThereIsNone() {
    assertThat(of(null, 80.0, 0.25).coldMillis()).isNull();
    assertThat(of(null, 80.0, 0.25).inWords()).contains("no break-even up to a task of 0.01 ms");
  }

  @Test
  void withoutABreakEvenNothingIsJudged() {
    assertThatThrownBy(() -> of(300.0, 80.0, null).judge(crews, 0.1))
        .isInstanceOf(Undecided.class)
        .hasMessageContaining("no break-even to judge by: 2 processes that run already: ");
  }

  /** A twentieth of it might be more than the true one, were the second CPU free again. */
  @Test
  void aBreakEvenFarAboveTheHandOverIsNotBelieved() {
    assertThatThrownBy(() -> of(300.0, 80.0, 2.1).judge(crews, 0.05))
        .isInstanceOf(Undecided.class)
        .hasMessageContaining("at more than 20 times the fastest hand-over, 0.1 ms: ");
  }

  private static BreakEven of(
      @Nullable Double cold, @Nullable Double standby, @Nullable Double warm) {
    return new BreakEven(
        new BreakEvenCurve(
            2,
            2,
            500_000,
            List.of(
                line("2 processes started for the task", cold),
                line("2 processes from standby, the next started behind them", standby),
                line("2 processes that run already", warm))));
  }

  private static Line line(String crew, @Nullable Double millis) {
    return new Line(
        crew,
        0.1,
        List.of(new Point(5000, List.of(0.01, 0.01), List.of(0.1, 5.0))),
        millis == null ? null : new BreakEvenPoint(millis, millis, millis, 3));
  }
}
