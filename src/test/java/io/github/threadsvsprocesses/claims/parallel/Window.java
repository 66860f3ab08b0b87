package io.github.threadsvsprocesses.claims.parallel;

import static io.github.threadsvsprocesses.children.PlaysPingPong.HAND_OFFS;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.evidence.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One window of hand-offs between two players, see {@link
 * io.github.threadsvsprocesses.children.PlaysPingPong}, and what follows from it.
 *
 * <p><b>Why a witness cannot be false.</b> Let a player's stretch last from the reading of its
 * thread's context switches before its first hand-off to the reading after its last. The kernel
 * adds to that count whenever the thread leaves a CPU for another thread: preempted, asleep,
 * stopped, throttled or moved to another CPU. So a player whose count has not moved was on one CPU
 * from the beginning to the end of its stretch. The first player's stretch begins before it writes
 * 1, and the second waits for that 1 within its own; the first then waits for the second's answer,
 * and ends its stretch after it. So the instant at which the second answers lies in both stretches,
 * as do all hand-offs but for the outermost, and at that instant both were on a CPU. A CPU has one
 * thread at a time: there were two CPUs. No clock is involved, and no order of events but that of a
 * program and of a value that is read after it was written.
 *
 * <p>One CPU cannot produce it: for the other's answer to come, the other must run, so the first
 * must be switched out between its writing and its reading, in the midst of its stretch. An
 * interrupt handler is no way out, for it runs no other thread.
 *
 * <p>What the guest's kernel cannot see is a hypervisor that runs two virtual CPUs on one real one.
 * It tells so by stolen time, which must be nil on both CPUs. That is told in hundredths of a
 * second, so that less than one, and what came since the last tick, may be hidden on each. But
 * every hand-off would take a change from one virtual CPU to the other, and {@value
 * io.github.threadsvsprocesses.children.PlaysPingPong#HAND_OFFS} in each direction would have to
 * hide there, at a microsecond each: none comes near it. Where a hypervisor tells no stolen time at
 * all, the CPUs meant are those that it presents. Two hardware threads of one core are two CPUs, as
 * they are to the kernel.
 */
public record Window(Played first, Played second) {
  /** The windows that two players have played, each in the word of both. */
  public static List<Window> of(List<Played> first, List<Played> second) {
    return IntStream.range(0, first.size())
        .mapToObj(i -> new Window(first.get(i), second.get(i)))
        .toList();
  }

  /**
   * Whether both ran at the same instant for certain.
   *
   * @throws IllegalStateException when what is known contradicts itself
   */
  public boolean isWitness() {
    if (handOffs() < HAND_OFFS || switches() != 0 || wasStolen()) {
      return false;
    }
    if (first.cpu() == second.cpu()) {
      throw new IllegalStateException(
          "Two threads were on one CPU at once, says the kernel: " + this);
    }
    return true;
  }

  /** Those that both know of. */
  public int handOffs() {
    return Math.min(first.steps(), second.steps());
  }

  public long switches() {
    return first.switches() + second.switches();
  }

  /** Or may have been. */
  private boolean wasStolen() {
    return first.stolenTicks() != 0 || second.stolenTicks() != 0;
  }

  /**
   * Whether both took turns and nothing else: no hand-off without a switch. Those who share a CPU
   * or a lock can do no other. Two processes that happened to meet on one CPU do the same for a
   * while, so it refutes nothing unless {@link #whatTheyShare} does.
   */
  public boolean isNothingButTurns() {
    return handOffs() > 0 && handOffs() <= switches();
  }

  /** What makes it impossible that both run at once, if the players saw such a thing. */
  public Optional<String> whatTheyShare() {
    if (first.pid() == second.pid() && (first.handedLockOver() || second.handedLockOver())) {
      return Optional.of("they queue for one lock");
    }
    if (first.usableCpus().equals(second.usableCpus()) && first.usableCpus().matches("\\d+")) {
      return Optional.of("both may use CPU " + first.usableCpus() + " alone");
    }
    return Optional.empty();
  }

  /** Why it is no witness. */
  public String flaw() {
    if (handOffs() == 0) {
      return "without a hand-off";
    }
    return wasStolen() ? "with stolen time" : "with context switches";
  }

  /** A picture of it, by the clock that all processes share; see {@link Played.Stretch}. */
  public Timeline timeline() {
    List<Timeline.Span> spans = new ArrayList<>();
    draw("serves", first, spans);
    draw("answers", second, spans);
    return new Timeline(
        "who was at work when, in a window with " + switches() + " context switches", spans);
  }

  private static void draw(String role, Played player, List<Timeline.Span> spans) {
    String lane = "%s: process %d, CPU %d".formatted(role, player.pid(), player.cpu());
    for (Played.Stretch stretch : player.onCpu()) {
      spans.add(new Timeline.Span(lane, stretch.fromNanos(), stretch.toNanos()));
    }
  }

  @Override
  public String toString() {
    return first + "; " + second;
  }
}
