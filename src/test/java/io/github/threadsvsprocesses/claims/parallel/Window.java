package io.github.threadsvsprocesses.claims.parallel;

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
 * <p><b>Why a witness cannot be false.</b> The kernel adds to a thread's count of context switches
 * whenever the thread leaves a CPU for another thread: preempted, asleep, stopped, throttled or
 * moved to another CPU. The first player writes a number and computes until it reads the answer;
 * only the second, running, can have written that answer in between. If the first player's count
 * did not move during this hand-off, the first was on a CPU all the while, and so both were on a
 * CPU at the instant of the answer. A CPU has one thread at a time: there were two CPUs.
 *
 * <p>The count is not read at each hand-off but before the first and after the last, by the thread
 * itself, so that no switch in between is missed. Each switch falls into one hand-off at most. So
 * all hand-offs but as many as there were switches were without one: {@link
 * #handOffsWithoutASwitch} is a lower bound, the lower as it subtracts both players' switches. In a
 * window in which neither count moves, all are such. No clock is involved, and no order of events
 * but that of a program and of a value that is read after it was written.
 *
 * <p>One CPU cannot produce a single one: for the answer to come, the second must run, so the first
 * must leave the CPU in the midst of the hand-off. An interrupt handler is no way out, for it runs
 * no other thread.
 *
 * <p>What the guest's kernel cannot see is a hypervisor that runs two virtual CPUs on one real one.
 * It tells so by stolen time, which must be nil. That is told in hundredths of a second, so that up
 * to one, and what came since a CPU's last tick, may be hidden. But every hand-off would take a
 * change from one virtual CPU to the other and one back, and {@value #NEEDED} of them would have to
 * hide there, at a microsecond or two each: no hypervisor comes near it. Where one tells no stolen
 * time at all, the CPUs meant are those that it presents. Two hardware threads of one core are two
 * CPUs, as they are to the kernel.
 */
public record Window(Played first, Played second) {
  /** One would do, but for hypervisors; see above. */
  static final int NEEDED = 10_000;

  /** The windows that two players have played, each in the word of both. */
  public static List<Window> of(List<Played> first, List<Played> second) {
    return IntStream.range(0, first.size())
        .mapToObj(i -> new Window(first.get(i), second.get(i)))
        .toList();
  }

  /**
   * Whether both ran at the same instant for certain; be they processes or threads of one.
   *
   * @throws IllegalStateException when what is known contradicts itself
   */
  public boolean isWitness() {
    if (handOffsWithoutASwitch() < NEEDED || wasStolen()) {
      return false;
    }
    if (switches() == 0 && first.cpu() == second.cpu()) {
      throw new IllegalStateException(
          "Two threads were on one CPU at once, says the kernel: " + this);
    }
    return true;
  }

  /** At least so many. */
  public long handOffsWithoutASwitch() {
    return Math.max(0, handOffs() - switches());
  }

  /** Those that both know of. */
  public int handOffs() {
    return Math.min(first.steps(), second.steps());
  }

  public long switches() {
    return first.switches() + second.switches();
  }

  private boolean wasStolen() {
    return first.stolenTicks() != 0 || second.stolenTicks() != 0;
  }

  /**
   * Whether both took turns and nothing else: no hand-off without a switch. Those who share a CPU
   * or a lock can do no other. Two processes that happened to meet on one CPU do the same for a
   * while, so it refutes nothing unless {@link #whatTheyShare} does.
   */
  public boolean isNothingButTurns() {
    return handOffs() > 0 && handOffsWithoutASwitch() == 0;
  }

  /** What makes it impossible that both run at once, if the players saw such a thing. */
  public Optional<String> whatTheyShare() {
    if (first.pid() == second.pid() && (first.handedLockOver() || second.handedLockOver())) {
      return Optional.of("they queue for one lock");
    }
    if (first.usableCpus().equals(second.usableCpus()) && isOneCpu(first.usableCpus())) {
      return Optional.of("both may use CPU " + first.usableCpus() + " alone");
    }
    return Optional.empty();
  }

  /** Of a list of CPUs as {@link Played#usableCpus} is. */
  static boolean isOneCpu(String cpus) {
    return cpus.matches("\\d+");
  }

  /** Why it is no witness, if it is none. */
  public String flaw() {
    if (isWitness()) {
      return "with both at work at once";
    }
    if (handOffs() == 0) {
      return "without a hand-off";
    }
    if (wasStolen()) {
      return "with stolen time";
    }
    return isNothingButTurns()
        ? "with a context switch for each hand-off"
        : "with too few hand-offs between context switches";
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
    String lane = "%s, PID %d".formatted(role, player.pid());
    for (Played.Stretch stretch : player.onCpu()) {
      spans.add(new Timeline.Span(lane, stretch.fromNanos(), stretch.toNanos()));
    }
  }

  @Override
  public String toString() {
    return first + "; " + second;
  }
}
