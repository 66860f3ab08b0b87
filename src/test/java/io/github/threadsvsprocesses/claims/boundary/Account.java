package io.github.threadsvsprocesses.claims.boundary;

import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.Witness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was sent beside what arrived. A message counts as acknowledged when the operation that sent
 * it had returned; one whose operation had only begun may have arrived or not.
 *
 * @param acknowledged how many were
 * @param lost those of them that did not arrive, in words
 * @param twice those that arrived again
 * @param neverSent those that arrived although nobody began to send them
 * @param unacknowledged how many arrived of those that were begun and not acknowledged
 */
record Account(
    int acknowledged,
    Set<String> lost,
    Set<String> twice,
    Set<String> neverSent,
    int unacknowledged) {
  static Account of(List<Integer> senders, Witness witness, List<Numbered> arrived) {
    Set<Numbered> acknowledged = new HashSet<>();
    Set<Numbered> begun = new HashSet<>();
    for (int sender : senders) {
      for (int number = 0; number < witness.begun(sender); number++) {
        Numbered message = new Numbered(sender, number);
        (number < witness.done(sender) ? acknowledged : begun).add(message);
      }
    }
    Set<String> lost = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    Set<String> neverSent = new TreeSet<>();
    Set<Numbered> once = new HashSet<>();
    for (Numbered message : arrived) {
      if (!once.add(message)) {
        twice.add(inWords(message));
      } else if (!acknowledged.contains(message) && !begun.contains(message)) {
        neverSent.add(inWords(message));
      }
    }
    acknowledged.stream()
        .filter(message -> !once.contains(message))
        .forEach(message -> lost.add(inWords(message)));
    int unacknowledged = (int) begun.stream().filter(once::contains).count();
    return new Account(acknowledged.size(), lost, twice, neverSent, unacknowledged);
  }

  private static String inWords(Numbered message) {
    return "number " + message.number() + " of worker " + message.producer();
  }
}
