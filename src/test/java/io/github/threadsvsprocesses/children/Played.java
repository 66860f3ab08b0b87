package io.github.threadsvsprocesses.children;

import java.util.List;

/**
 * What one player saw of one window, see {@link PlaysPingPong}.
 *
 * @param pid its process
 * @param cpu where its thread was in the end
 * @param usableCpus where it may be, as {@link ThreadSelf#usableCpus} says it
 * @param steps hand-offs it has answered, or had answered
 * @param switches how often its thread left a CPU for another thread in the window
 * @param stolenTicks what the hypervisor took from all CPUs meanwhile, in hundredths of a second
 * @param handedLockOver whether it let another thread into its interpreter, to queue for it itself
 * @param onCpu for a picture only: when it was seen at work
 */
public record Played(
    long pid,
    int cpu,
    String usableCpus,
    int steps,
    long switches,
    long stolenTicks,
    boolean handedLockOver,
    List<Stretch> onCpu) {
  public Played {
    onCpu = List.copyOf(onCpu);
  }

  /**
   * Without a pause that could be a switch. On Linux all JVMs read {@link System#nanoTime()} from
   * one clock, CLOCK_MONOTONIC, so that stretches of two processes fit into one picture; no verdict
   * rests on it.
   */
  public record Stretch(long fromNanos, long toNanos) {}

  @Override
  public String toString() {
    return "process %d on CPU %d: %d hand-offs, %d switches, %d ms stolen"
        .formatted(pid, cpu, steps, switches, 10 * stolenTicks);
  }
}
