package io.github.threadsvsprocesses.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what producers put with what consumers took, and allows a kill no more than it can have
 * done.
 *
 * <p>What is provable. A producer's parcel counts as acknowledged when its ledger says so, which it
 * does after {@code put} has returned; of a killed producer one more may have been put. A consumer
 * enters a parcel after {@code take} has returned. So a killed consumer accounts for one parcel at
 * most, and only if it was killed within a take (one more begun than done): either the take had
 * returned and the entry was not written, and the parcel is missing here; or it had not, and the
 * parcel went back and may come to another out of its producer's order. A parcel that is missing
 * must moreover have been begun to be put before that consumer died. A parcel is never entered
 * twice, never one that nobody put, and everything else is in its producer's order.
 */
final class QueueAccount {
  /** What a producer's ledger says in the end. */
  private record Put(long begun, long done) {}

  /**
   * A consumer that died within a take.
   *
   * @param begun of each producer when it was dead
   */
  private record DiedTaking(Map<Integer, Long> begun) {}

  private final Tally tally;
  private final Map<Integer, Put> puts = new TreeMap<>();
  private final List<DiedTaking> diedTaking = new ArrayList<>();
  private final Set<Long> taken = new HashSet<>();
  private int outOfOrder;

  QueueAccount(Tally tally) {
    this.tally = tally;
    tally.checks("every acknowledged item was taken, or by a consumer that was killed in its take");
    tally.checks("no item was taken twice, torn or made up");
    tally.checks("items of a producer are in order, those aside that a killed consumer gave back");
  }

  /** The ledger of a producer that will put no more. */
  void putBy(int sender, Ledger ledger, boolean killed) {
    long begun = ledger.begun();
    if (begun - ledger.done() > (killed ? 1 : 0)) {
      tally.fails("Producer %d was acknowledged less than it put: %s".formatted(sender, ledger));
    }
    puts.put(sender, new Put(begun, ledger.done()));
  }

  /**
   * The ledger of a consumer that will take no more.
   *
   * @param begun of each producer that was at work when it died; empty if it was not killed
   */
  void takenBy(Ledger ledger, boolean killed, Map<Integer, Long> begun) {
    long done = ledger.done();
    if (killed && ledger.begun() > done) {
      diedTaking.add(new DiedTaking(new HashMap<>(begun)));
    } else if (ledger.begun() != done) {
      tally.fails("A consumer has ended in its take: " + ledger);
    }
    if (ledger.spoilt() > 0) {
      tally.fails(ledger.spoilt() + " parcels came with other contents to " + ledger);
    }
    Map<Integer, List<Integer>> bySender = new HashMap<>();
    for (long index = 0; index < done; index++) {
      long id = ledger.entry(index);
      if (!taken.add(id)) {
        tally.fails("Taken twice, the second time by %s: %s".formatted(ledger, inWords(id)));
      }
      bySender
          .computeIfAbsent(Parcel.sender(id), sender -> new ArrayList<>())
          .add(Parcel.number(id));
    }
    bySender.values().forEach(numbers -> outOfOrder += fewestMisplaced(numbers));
    tally.counts("items taken", done);
  }

  /** How many must be left out for the rest to ascend: all but a longest ascending part. */
  static int fewestMisplaced(List<Integer> numbers) {
    List<Integer> lowestEnds = new ArrayList<>();
    for (int number : numbers) {
      int place = Collections.binarySearch(lowestEnds, number);
      int index = place < 0 ? -place - 1 : place;
      if (index == lowestEnds.size()) {
        lowestEnds.add(number);
      } else {
        lowestEnds.set(index, number);
      }
    }
    return numbers.size() - lowestEnds.size();
  }

  /** Every producer and every consumer has been told: fails the tally where they do not agree. */
  void close() {
    for (long id : taken) {
      Put put = puts.get(Parcel.sender(id));
      if (put == null || Parcel.number(id) >= put.begun()) {
        tally.fails(inWords(id) + " was taken and never put");
      }
    }
    List<Long> missing = missing();
    tally.counts("consumers killed in their take", diedTaking.size());
    tally.counts("items that a killed consumer took with it", missing.size());
    tally.counts("items given back that came out of order", outOfOrder);
    if (missing.size() + outOfOrder > diedTaking.size()) {
      tally.fails(
          "%d items are lost and %d out of order, but only %d consumers were killed in a take: %s"
              .formatted(missing.size(), outOfOrder, diedTaking.size(), inWords(missing)));
    }
    mustHaveBeenTakenByTheDead(missing);
  }

  private List<Long> missing() {
    List<Long> missing = new ArrayList<>();
    puts.forEach(
        (sender, put) -> {
          for (int number = 0; number < put.done(); number++) {
            long id = Parcel.id(sender, number);
            if (!taken.contains(id)) {
              missing.add(id);
            }
          }
        });
    return missing;
  }

  /** Of those put after some moment no more can be missing than consumers died after it. */
  private void mustHaveBeenTakenByTheDead(List<Long> missing) {
    for (int from = 0; from <= diedTaking.size(); from++) {
      int first = from;
      List<Long> later = missing.stream().filter(id -> first(id) >= first).toList();
      if (later.size() > diedTaking.size() - from) {
        tally.fails(
            "Lost, although put after all but %d of the consumers that were killed had died: %s"
                .formatted(diedTaking.size() - from, inWords(later)));
        return;
      }
    }
  }

  /** The first of the dead that can have taken it; their number if none can. */
  private int first(long id) {
    for (int i = 0; i < diedTaking.size(); i++) {
      if (diedTaking.get(i).begun().getOrDefault(Parcel.sender(id), 0L) > Parcel.number(id)) {
        return i;
      }
    }
    return diedTaking.size();
  }

  private static List<String> inWords(List<Long> ids) {
    return ids.stream().limit(20).map(QueueAccount::inWords).toList();
  }

  private static String inWords(long id) {
    return "number " + Parcel.number(id) + " of producer " + Parcel.sender(id);
  }
}
