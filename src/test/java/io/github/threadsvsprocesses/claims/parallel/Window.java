package io.github.threadsvsprocesses.claims.parallel;

import static io.github.threadsvsprocesses.children.PlaysPingPong.HAND_OFFS;

import io.github.threadsvsprocesses.children.Played;
import java.util.List;
import java.util.Optional;

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
record Window(Played first, Played second) {
  static Window of(List<Played> players) {
    return new Window(players.get(0), players.get(1));
  }

  /**
   * Whether both ran at the same instant for certain.
   *
   * @throws IllegalStateException when what is known contradicts itself
   */
  boolean isWitness() {
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
  int handOffs() {
    return Math.min(first.steps(), second.steps());
  }

  long switches() {
    return first.switches() + second.switches();
  }

  /** Or may have been. */
  private boolean wasStolen() {
    return first.stolenTicks() != 0 || second.stolenTicks() != 0;
  }

  /**
   * Whether both took turns and nothing else: no hand-off without a switch. Those who share a CPU
   * or a lock can do no other. Two processes that happened to meet on one CPU do the same for a
   * while, so it refutes nothing by itself.
   */
  boolean eachHandOffWasBoughtByASwitch() {
    return handOffs() > 0 && handOffs() <= switches();
  }

  /** What makes it impossible that both run at once, if the players saw such a thing. */
  Optional<String> whatTheyShare() {
    if (first.pid() == second.pid() && (first.lockWasWanted() || second.lockWasWanted())) {
      return Optional.of("they queue for one lock");
    }
    if (first.usableCpus().equals(second.usableCpus()) && first.usableCpus().matches("\\d+")) {
      return Optional.of("both may use CPU " + first.usableCpus() + " alone");
    }
    return Optional.empty();
  }

  /** Why it is no witness. */
  String flaw() {
    if (handOffs() == 0) {
      return "without a hand-off";
    }
    return wasStolen() ? "with stolen time" : "with context switches";
  }

  @Override
  public String toString() {
    return first + "; " + second;
  }
}
