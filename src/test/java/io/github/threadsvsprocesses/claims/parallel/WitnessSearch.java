package io.github.threadsvsprocesses.claims.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Looks for a window in which two processes computed at the same instant. The first one decides;
 * what is played after that is for a clear picture, and its failure changes no verdict.
 */
public final class WitnessSearch {
  /** Of which a quiet machine needs one or two. */
  private static final int MOST_WINDOWS = 400;

  /** So many are played for one without a switch, whose picture is clear. */
  private static final int WINDOWS_FOR_A_CLEAR_PICTURE = 50;

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** A busy machine is not to be kept busy for a picture. */
  private static final Duration TIME_FOR_A_CLEAR_PICTURE = Duration.ofSeconds(2);

  private final Game game;
  private final Evidence evidence;
  private final Windows windows = new Windows();

  private WitnessSearch(Game game, Evidence evidence) {
    this.game = game;
    this.evidence = evidence;
  }

  /** Two players, who play some windows more each time they are asked. */
  @FunctionalInterface
  public interface Game {
    List<Window> play() throws IOException;
  }

  /**
   * Returns if two processes both computed in one window.
   *
   * @throws AssertionError if something that the players share forbids it, or makes them one
   *     process
   * @throws Undecided if neither was seen
   * @throws IllegalStateException if what is known of any window contradicts itself
   */
  public static void bothComputeInOneWindow(Game game, Evidence evidence) throws IOException {
    WitnessSearch search = new WitnessSearch(game, evidence);
    Window witness = search.firstWitness();
    search.tell(search.clearest(witness));
  }

  private Window firstWitness() throws IOException {
    long deadline = System.nanoTime() + TimeoutFactor.times(DEADLINE).toNanos();
    do {
      List<Window> played = game.play();
      played.forEach(WitnessSearch::requireTwoProcesses);
      played.forEach(windows::add);
      Window witness = windows.clearestWitness().orElse(null);
      if (witness != null) {
        return witness;
      }
      String reason = windows.whyThereIsNoWitness().orElse(null);
      if (reason != null) {
        evidence.timeline(windows.last().timeline());
      }
      assertThat(reason)
          .withFailMessage("each hand-off was bought by a switch: " + reason)
          .isNull();
    } while (windows.size() < MOST_WINDOWS && System.nanoTime() - deadline < 0);
    throw new Undecided(
        "found no window with enough hand-offs between context switches and no stolen time; "
            + windows.inWords());
  }

  /** Players who hand over without a switch are refused long before they make a witness. */
  private static void requireTwoProcesses(Window window) {
    if (window.handOffsWithoutASwitch() > 0) {
      long pid = window.first().pid();
      assertThat(window.second().pid())
          .withFailMessage("hand-offs need no switch, but both are in process %d", pid)
          .isNotEqualTo(pid);
    }
  }

  /**
   * A window that contradicts itself is no failure of the game: it says that the counts, on which
   * the verdict rests, are wrong.
   */
  private Window clearest(Window witness) throws IOException {
    Window clearest = witness;
    long deadline = System.nanoTime() + TIME_FOR_A_CLEAR_PICTURE.toNanos();
    while (clearest.switches() > 0
        && windows.size() < WINDOWS_FOR_A_CLEAR_PICTURE
        && System.nanoTime() - deadline < 0) {
      try {
        game.play().forEach(windows::add);
      } catch (IOException | RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
          throw failure;
        }
        evidence.fact("The search for a clearer picture ended with", failure);
        return clearest;
      }
      clearest = windows.clearestWitness().orElse(clearest);
    }
    return clearest;
  }

  private void tell(Window witness) {
    evidence.fact("Played", windows.inWords());
    evidence.fact("The witness", witness);
    evidence.fact("Hand-offs in it without a switch", witness.handOffsWithoutASwitch());
    evidence.timeline(witness.timeline());
  }
}
