package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.FaultyQueue.Fault;
import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.PutsNumbered;
import io.github.threadsvsprocesses.children.TakesNumbered;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int PRODUCERS = 2;
  private static final int MESSAGES = 1_000;
  private static final String LOST = "2 of 2000 messages were lost";
  private static final String TWICE = "2 messages came twice";
  private static final String SWAPPED = "came after number 999 of its producer";

  @Check
  void everyMessageArrivesOnceAndInOrder(@Workers(4) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, Fault.NONE, evidence);
  }

  @Control(refusedWith = LOST)
  void aQueueThatLosesOneInAThousand(@Workers(4) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, Fault.LOSES, evidence);
  }

  @Control(refusedWith = TWICE)
  void aQueueThatDoublesOneInAThousand(@Workers(4) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, Fault.DOUBLES, evidence);
  }

  /** One consumer: two might take the swapped messages, and neither would notice. */
  @Control(refusedWith = SWAPPED)
  void aQueueThatSwapsTwoInAThousand(@Workers(3) ProcessCrew processes, Evidence evidence)
      throws Exception {
    everyMessageArrivesOnceAndInOrder(processes, Fault.SWAPS, evidence);
  }

  @PythonCheck
  void aQueueOfPythonsMultiprocessing(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python, evidence, method -> inPython(method, 2, Fault.NONE, python, evidence));
  }

  @PythonControl(refusedWith = LOST)
  void aQueueOfPythonThatLosesOneInAThousand(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, LOST, evidence, method -> inPython(method, 2, Fault.LOSES, python, evidence));
  }

  @PythonControl(refusedWith = TWICE)
  void aQueueOfPythonThatDoublesOneInAThousand(CPython python, Evidence evidence) {
    inPython(python.startMethods().get(0), 2, Fault.DOUBLES, python, evidence);
  }

  @PythonControl(refusedWith = SWAPPED)
  void aQueueOfPythonThatSwapsTwoInAThousand(CPython python, Evidence evidence) {
    inPython(python.startMethods().get(0), 1, Fault.SWAPS, python, evidence);
  }

  private static void inPython(
      String method, int consumers, Fault fault, CPython python, Evidence evidence) {
    tell(evidence);
    int[][][] taken =
        python.run(
            int[][][].class,
            "queue_carries_messages",
            method,
            PRODUCERS,
            consumers,
            MESSAGES,
            fault);
    List<List<Numbered>> byConsumer =
        Arrays.stream(taken)
            .map(each -> Arrays.stream(each).map(pair -> new Numbered(pair[0], pair[1])).toList())
            .toList();
    byConsumer.forEach(each -> evidence.fact("Messages that a consumer took", each.size()));
    allArrivedOnceAndInOrder(byConsumer);
  }

  private static void tell(Evidence evidence) {
    evidence.when(
        PRODUCERS + " processes put " + MESSAGES + " messages each, the others take them");
  }

  private static void everyMessageArrivesOnceAndInOrder(
      ProcessCrew processes, Fault fault, Evidence evidence) throws Exception {
    int consumers = processes.size() - PRODUCERS;
    tell(evidence);
    List<List<Numbered>> taken = new ArrayList<>();
    try (ProcessQueue<Numbered> queue = ProcessQueue.open(Numbered.class);
        ProcessQueue<Boolean> begun = ProcessQueue.open(Boolean.class);
        ProcessQueue<Boolean> goOn = ProcessQueue.open(Boolean.class)) {
      List<CompletableFuture<List<Numbered>>> taking = new ArrayList<>();
      for (int i = 0; i < consumers; i++) {
        taking.add(
            processes.submit(
                PRODUCERS + i,
                new TakesNumbered(queue.address(), begun.address(), goOn.address())));
      }
      List<CompletableFuture<Integer>> putting = new ArrayList<>();
      for (int producer = 0; producer < PRODUCERS; producer++) {
        putting.add(
            processes.submit(
                producer, new PutsNumbered(queue.address(), producer, MESSAGES, fault)));
      }
      for (int i = 0; i < consumers; i++) {
        begun.take();
      }
      for (int i = 0; i < consumers; i++) {
        goOn.put(true);
      }
      for (CompletableFuture<Integer> each : putting) {
        evidence.fact("Messages that a producer put", each.get());
      }
      queue.endOfStream();
      for (CompletableFuture<List<Numbered>> each : taking) {
        taken.add(each.get());
        evidence.fact("Messages that a consumer took", each.get().size());
      }
    }
    assertThat(taken).as("consumers").hasSize(consumers);
    allArrivedOnceAndInOrder(taken);
  }

  private static void allArrivedOnceAndInOrder(List<List<Numbered>> taken) {
    Set<Numbered> lost = new HashSet<>(allThatWerePut());
    taken.forEach(each -> each.forEach(lost::remove));
    int twice = taken.stream().mapToInt(List::size).sum() - PRODUCERS * MESSAGES + lost.size();

    assertThat(lost)
        .withFailMessage("%d of %d messages were lost", lost.size(), PRODUCERS * MESSAGES)
        .isEmpty();
    assertThat(twice).withFailMessage("%d messages came twice", twice).isZero();
    assertThat(taken).as("what each consumer took").isNotEmpty().noneMatch(List::isEmpty);
    taken.forEach(QueueCarriesMessages::isInItsSendersOrder);
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
    return IntStream.range(0, PRODUCERS)
        .boxed()
        .flatMap(
            producer ->
                IntStream.range(0, MESSAGES).mapToObj(number -> new Numbered(producer, number)))
        .toList();
  }
}
