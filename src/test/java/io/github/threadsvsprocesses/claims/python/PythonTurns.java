package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.interpreter.Turn;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The turns of three workers of CPython that compute, as their ledger has them. */
public record PythonTurns(List<Noted> turns) {
  /** As CPython has it. */
  public static final Duration SWITCH_INTERVAL = Duration.ofMillis(5);

  /** More than a CPU does in fifty switch intervals: each unit is some 10 µs of bytecode. */
  private static final int MOST_UNITS_A_TURN = 40_000;

  /** Enough for those who have no lock in common, and so each a single turn. */
  private static final int UNITS_OF_A_PROCESS = 10_000;

  private static final double NANOS_PER_SECOND = 1e9;

  public PythonTurns {
    turns = List.copyOf(turns);
  }

  /** A turn of a worker, by a clock that all processes of the machine share. */
  record Noted(int worker, int units, long fromNanos, long toNanos) {}

  /**
   * Threads of one process, until each had its turns or one has kept the lock.
   *
   * @param switchInterval after which a thread that computes is asked to let go
   */
  public static PythonTurns ofThreads(CPython python, Duration switchInterval, int turnsEach) {
    PythonRounds.requireLock(python);
    return python.run(
        PythonTurns.class,
        "takes_turns",
        "threads",
        switchInterval.toNanos() / NANOS_PER_SECOND,
        turnsEach,
        MOST_UNITS_A_TURN);
  }

  /** Processes, each under a lock of its own. */
  public static PythonTurns ofProcesses(CPython python, int turnsEach) {
    PythonRounds.requireLock(python);
    return python.run(
        PythonTurns.class,
        "takes_turns",
        "processes",
        SWITCH_INTERVAL.toNanos() / NANOS_PER_SECOND,
        turnsEach,
        UNITS_OF_A_PROCESS);
  }

  /** As the JVM's turns are told and judged. */
  public List<Turn> byStart() {
    return turns.stream()
        .map(
            turn ->
                new Turn(
                    turn.worker(), "worker " + turn.worker(), turn.fromNanos(), turn.toNanos()))
        .sorted(Comparator.comparingLong(Turn::fromNanos))
        .toList();
  }

  /** Units done in one turn, while all others wanted theirs. */
  public int longestStay() {
    return turns.stream().mapToInt(Noted::units).max().orElse(0);
  }

  /** Whether a turn went on for longer than any switch interval would allow. */
  public boolean wasKept() {
    return longestStay() >= MOST_UNITS_A_TURN;
  }
}
