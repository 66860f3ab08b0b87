package io.github.threadsvsprocesses.claims.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;

/**
 * What became of a wire of CPython's multiprocessing when worker 0 was killed in the midst of an
 * operation. A wait without end shows as one that is longer than {@value #LONGEST_WAIT_SECONDS}
 * seconds, for a lock that is held while nobody lives who could let go of it.
 *
 * @param midst in words, in which operation
 * @param victim its process
 * @param exitCode less than 0 for a signal
 * @param lockIsHeldByTheDead whether the lock of the wire, if it has one, was still taken then
 * @param doneBefore operations of each while both lived
 * @param toDoAfter operations that worker 1 was to do then
 * @param doneAfter those that it did
 * @param acknowledged messages that were sent by an operation that returned
 * @param lost those of them that nobody received
 * @param twice those that came twice
 */
record PythonKilling(
    String midst,
    long victim,
    int exitCode,
    boolean lockIsHeldByTheDead,
    int doneBefore,
    int toDoAfter,
    int doneAfter,
    int acknowledged,
    int lost,
    int twice) {
  private static final int SURVIVOR = 1;

  /** Long beside what an operation takes; it refutes nothing without the lock that is seen held. */
  private static final double LONGEST_WAIT_SECONDS = 0.3;

  /**
   * @param wire "queue", "pipes" or "locked list"
   */
  static PythonKilling on(String wire, String method, CPython python) {
    return python.run(
        PythonKilling.class,
        "killed_peer",
        wire,
        method,
        Traffic.BEFORE,
        Traffic.AFTER,
        LONGEST_WAIT_SECONDS);
  }

  void harmsNobodyElse(Evidence evidence) {
    evidence.when("worker 0 is amidst " + midst + ", and is killed");
    evidence.fact("Its process " + victim, "exit code " + exitCode);
    evidence.fact("The lock is held, and its holder is dead", lockIsHeldByTheDead);
    evidence.fact(
        "Operations of worker 1",
        "%d before the kill, %d of %d after it".formatted(doneBefore, doneAfter, toDoAfter));
    evidence.fact("Messages acknowledged", acknowledged);
    evidence.fact("Of these, nobody received", lost);
    assertThat(exitCode).as("worker 0 was killed").isNegative();
    assertThat(lockIsHeldByTheDead && doneAfter < toDoAfter)
        .withFailMessage(Killing.waitsForTheDead(SURVIVOR, victim, doneBefore + doneAfter + 1))
        .isFalse();
    assertThat(doneAfter).as("operations of worker 1 after the kill").isEqualTo(toDoAfter);
    assertThat(lost).as("messages that were acknowledged and are lost").isZero();
    assertThat(twice).as("messages that arrived twice").isZero();
  }
}
