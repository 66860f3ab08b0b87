package io.github.threadsvsprocesses.children;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What threads note, unit by unit, while they compute in turns: whose turn it is, and whom they see
 * queue meanwhile. It counts turns and units and asks no clock. Thread-safe.
 */
public final class TurnBook {
  /**
   * More than any CPU does within a switch interval of 5 ms: at 10,000 steps a unit, of six cycles
   * each, it would have to run at 60 GHz.
   */
  static final int MOST_UNITS_A_TURN = 5_000;

  /** Of turns of others while one queues: more will teach no more. */
  private static final int ENOUGH_ROUNDS = 10;

  private static final int ENOUGH_INTRUSIONS = 20;

  private final int threads;
  private final int turnsEach;
  private final Room start;
  private final Map<Thread, Integer> turns = new HashMap<>();
  private final Map<Thread, Integer> begunWhileItQueued = new HashMap<>();
  private @Nullable Thread latest;
  private int unitsWhileOthersQueued;
  private int longestWait;
  private int longestStay;
  private int intrusions;

  /**
   * @param threads that will take turns
   * @param turnsEach how many turns each is to have at least
   */
  public TurnBook(int threads, int turnsEach) {
    this.threads = threads;
    this.turnsEach = turnsEach;
    start = new Room(threads);
  }

  /** Called before the thread queues for its first turn. */
  synchronized void willTakeTurns(Thread thread) {
    turns.put(thread, 0);
    start.willEnter(thread);
  }

  /** Where each comes in its first turn, so that all take turns together. */
  Room start() {
    return start;
  }

  synchronized void turnBegins(Thread thread) {
    turns.merge(thread, 1, Integer::sum);
    begunWhileItQueued.remove(thread);
    begunWhileItQueued.replaceAll((queued, begun) -> begun + 1);
    begunWhileItQueued.values().forEach(begun -> longestWait = Math.max(longestWait, begun));
    latest = thread;
    unitsWhileOthersQueued = 0;
  }

  /** Called by a thread in its turn, after a unit of work. */
  synchronized void unitDone(Predicate<Thread> queues) {
    boolean somebodyQueues = false;
    for (Thread other : turns.keySet()) {
      if (queues.test(other)) {
        begunWhileItQueued.putIfAbsent(other, 0);
        somebodyQueues = true;
      }
    }
    unitsWhileOthersQueued = somebodyQueues ? unitsWhileOthersQueued + 1 : 0;
    longestStay = Math.max(longestStay, unitsWhileOthersQueued);
  }

  /**
   * Called by a thread in its turn: whether there is more to see. There is not once all had their
   * turns, or when it is plain that they take none.
   */
  synchronized boolean goesOn(Thread thread) {
    if (latest != thread && intrusions < ENOUGH_INTRUSIONS) {
      intrusions++;
      latest = thread;
    }
    boolean allHadTheirs =
        turns.size() == threads && turns.values().stream().allMatch(had -> had >= turnsEach);
    boolean oneHasNone = longestWait > ENOUGH_ROUNDS * threads;
    boolean manyCameIn = intrusions == ENOUGH_INTRUSIONS || start.mostInside() > 1;
    return !allHadTheirs && !oneHasNone && !wasKept() && !manyCameIn;
  }

  /**
   * Whether somebody was seen queueing while more turns of others began than there are others ahead
   * in a fair queue: all but itself and the one whose turn it was, each once.
   */
  public synchronized boolean wasPassedOver() {
    return longestWait > threads - 2;
  }

  /** Whether a turn went on for longer than any switch interval although others queued. */
  public synchronized boolean wasKept() {
    return longestStay > MOST_UNITS_A_TURN;
  }

  /** The most turns of others that began while one thread was seen queueing. */
  public synchronized int longestWait() {
    return longestWait;
  }

  /** The most units done in one turn while another was seen queueing. */
  public synchronized int longestStay() {
    return longestStay;
  }

  /** How often a thread found that another's turn had begun during its own; 20 are enough. */
  public synchronized int intrusions() {
    return intrusions;
  }
}
