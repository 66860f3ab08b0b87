package io.github.threadsvsprocesses.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Who is inside an interpreter, and who was when.
 *
 * <p>Threads share nothing here but two counters touched at entering and leaving; the ledger of
 * turns is striped by thread, so that writing it does not serialise threads that no lock
 * serialises.
 */
final class Occupancy {
  /** A power of two well above the CPUs of one machine's crew: neighbours seldom share a stripe. */
  static final int STRIPES = 64;

  /** At 5 ms a turn, the last 20 s of a thread; about 200 kB when full. */
  static final int TURNS_PER_STRIPE = 4096;

  private final ConcurrentHashMap<Thread, Long> insideSince = new ConcurrentHashMap<>();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();
  private final LongAdder forgotten = new LongAdder();
  private final List<ArrayDeque<Turn>> stripes =
      IntStream.range(0, STRIPES).mapToObj(i -> new ArrayDeque<Turn>()).toList();

  void enter(Thread thread) {
    int now = inside.incrementAndGet();
    if (now > peak.get()) {
      peak.accumulateAndGet(now, Math::max);
    }
    insideSince.put(thread, System.nanoTime());
  }

  void leave(Thread thread) {
    long to = System.nanoTime();
    Long from = insideSince.remove(thread);
    if (from == null) {
      throw new IllegalStateException(
          thread.getName() + " leaves an interpreter that it is not in; only its holder may leave");
    }
    inside.decrementAndGet();
    record(new Turn(thread.getId(), thread.getName(), from, to));
  }

  boolean holds(Thread thread) {
    return insideSince.containsKey(thread);
  }

  int inside() {
    return inside.get();
  }

  int peak() {
    return peak.get();
  }

  long forgottenTurns() {
    return forgotten.sum();
  }

  List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (ArrayDeque<Turn> stripe : stripes) {
      synchronized (stripe) {
        turns.addAll(stripe);
      }
    }
    turns.sort(Comparator.comparingLong(Turn::fromNanos));
    return List.copyOf(turns);
  }

  private void record(Turn turn) {
    ArrayDeque<Turn> stripe = stripes.get((int) (turn.threadId() & (STRIPES - 1)));
    synchronized (stripe) {
      if (stripe.size() == TURNS_PER_STRIPE) {
        stripe.removeFirst();
        forgotten.increment();
      }
      stripe.addLast(turn);
    }
  }
}
