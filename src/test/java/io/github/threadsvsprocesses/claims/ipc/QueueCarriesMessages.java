package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.PutsNumbered;
import io.github.threadsvsprocesses.children.TakesNumbered;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A queue carries messages among many processes, each once and in its sender's order. */
@Claim("ipc.queue-carries-messages")
class QueueCarriesMessages {
  private static final int MESSAGES = 2_000;

  @Check
  void everyMessageArrivesOnceAndInOrder(@Workers(4) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, false, evidence);
  }

  @Control(refusedWith = "4 of 4000 messages were lost")
  void aQueueThatLosesOneInAThousand(@Workers(4) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, true, evidence);
  }

  private static void everyMessageArrivesOnceAndInOrder(
      ProcessCrew processes, boolean loses, Evidence evidence) throws Exception {
    evidence.when("two processes put " + MESSAGES + " messages each and two others take them");
    List<List<Numbered>> taken;
    try (ProcessQueue<Numbered> queue = ProcessQueue.open(Numbered.class)) {
      ProcessQueue.Address there = queue.address();
      CompletableFuture<List<Numbered>> oneConsumer = processes.submit(2, new TakesNumbered(there));
      CompletableFuture<List<Numbered>> theOther = processes.submit(3, new TakesNumbered(there));
      CompletableFuture<Integer> oneProducer =
          processes.submit(0, new PutsNumbered(there, 0, MESSAGES, loses));
      CompletableFuture<Integer> another =
          processes.submit(1, new PutsNumbered(there, 1, MESSAGES, loses));
      int put = oneProducer.get() + another.get();
      queue.endOfStream();
      taken = List.of(oneConsumer.get(), theOther.get());
      evidence.fact("Messages that the producers put", put);
    }
    taken.forEach(each -> evidence.fact("Messages that a consumer took", each.size()));
    Set<Numbered> lost = new HashSet<>(allThatWerePut());
    taken.forEach(each -> each.forEach(lost::remove));
    int arrivals = taken.stream().mapToInt(List::size).sum();

    assertThat(lost)
        .withFailMessage("%d of %d messages were lost", lost.size(), 2 * MESSAGES)
        .isEmpty();
    assertThat(arrivals).as("messages taken, none twice").isEqualTo(2 * MESSAGES);
    assertThat(taken).as("what each consumer took").allSatisfy(each -> isInItsSendersOrder(each));
  }

  private static void isInItsSendersOrder(List<Numbered> taken) {
    Map<Integer, Integer> last = new HashMap<>();
    for (Numbered message : taken) {
      Integer before = last.put(message.producer(), message.number());
      assertThat(before == null || before < message.number())
          .withFailMessage("%s came after number %d of its producer", message, before)
          .isTrue();
    }
  }

  private static List<Numbered> allThatWerePut() {
    return IntStream.range(0, 2)
        .boxed()
        .flatMap(
            producer ->
                IntStream.range(0, MESSAGES).mapToObj(number -> new Numbered(producer, number)))
        .toList();
  }
}
