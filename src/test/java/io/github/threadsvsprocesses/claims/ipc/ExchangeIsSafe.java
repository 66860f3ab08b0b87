package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Channel;
import io.github.threadsvsprocesses.children.MemoryLog;
import io.github.threadsvsprocesses.children.Sealed;
import io.github.threadsvsprocesses.children.SendsSealed;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.ipc.SharedList;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Data that processes exchange survives concurrent use: nothing lost, doubled or torn. */
@Claim("ipc.exchange-is-safe")
class ExchangeIsSafe {
  private static final int SENDERS = 2;
  private static final int MESSAGES = 200;
  private static final int ALL = SENDERS * MESSAGES;
  private static final String UNGUARDED = "unguarded shared memory";
  private static final String HARMED = UNGUARDED + " harmed messages";

  /** A wire of CPython, as the script calls it, and in words. */
  private record Wire(String name, String inWords) {}

  private static final List<Wire> PYTHONS_WIRES =
      List.of(
          new Wire("queue", "a queue"),
          new Wire("pipes", "pipes"),
          new Wire("list", "a manager's list"),
          new Wire("guarded memory", "shared memory under a lock"));

  /** A digest of all that each sender sent, and what arrived. */
  private record Exchanged(List<String> digestsOfSent, List<Sealed> arrived) {}

  @Check
  void aQueueKeepsEveryMessage(ProcessCrew processes, Evidence evidence) throws Exception {
    try (ProcessQueue<Sealed> queue = ProcessQueue.open(Sealed.class)) {
      Channel channel = Channel.of(queue.address());
      everyMessageArrivesWhole(
          "a queue",
          processes,
          List.of(channel, channel),
          () -> {
            List<Sealed> taken = new ArrayList<>();
            queue.endOfStream();
            queue.forEachRemaining(taken::add);
            return taken;
          },
          evidence);
    }
  }

  @Check
  void aPipeFromEachKeepsEveryMessage(ProcessCrew processes, Evidence evidence) throws Exception {
    try (Pipe first = Pipe.open();
        Pipe second = Pipe.open()) {
      List<CompletableFuture<List<Sealed>>> receiving =
          List.of(receiveFrom(first), receiveFrom(second));
      everyMessageArrivesWhole(
          "pipes",
          processes,
          List.of(Channel.of(first.there()), Channel.of(second.there())),
          () -> {
            List<Sealed> received = new ArrayList<>(receiving.get(0).get());
            received.addAll(receiving.get(1).get());
            return received;
          },
          evidence);
    }
  }

  private static CompletableFuture<List<Sealed>> receiveFrom(Pipe pipe) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<Sealed> received = new ArrayList<>();
          try {
            Connection here = pipe.here();
            while (true) {
              received.add(here.receive(Sealed.class));
            }
          } catch (EOFException end) {
            return received;
          } catch (Exception failed) {
            throw new IllegalStateException("The parent could not receive.", failed);
          }
        });
  }

  @Check
  void aManagersListKeepsEveryMessage(ProcessCrew processes, Evidence evidence) throws Exception {
    try (Manager manager = Manager.open()) {
      SharedList<Sealed> list = SharedList.create();
      Channel channel = Channel.of(manager.share(SharedList.of(Sealed.class), list));
      everyMessageArrivesWhole(
          "a manager's list", processes, List.of(channel, channel), list::toList, evidence);
    }
  }

  @Check
  void guardedSharedMemoryKeepsEveryMessage(ProcessCrew processes, Evidence evidence)
      throws Exception {
    try (ProcessLock guard = ProcessLock.create()) {
      throughMemory("shared memory under a lock", guard.address(), processes, evidence);
      guard.unlink();
    }
  }

  @PythonCheck
  void theWiresOfPythonsMultiprocessing(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python, evidence, method -> inPython(PYTHONS_WIRES, method, python, evidence));
  }

  @PythonControl(refusedWith = HARMED)
  void theSameTrafficWithoutTheGuardInPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python,
        HARMED,
        evidence,
        method ->
            inPython(List.of(new Wire("unguarded memory", UNGUARDED)), method, python, evidence));
  }

  private static void inPython(List<Wire> wires, String method, CPython python, Evidence evidence) {
    List<String> names = wires.stream().map(Wire::name).toList();
    Exchanged[] exchanged =
        python.run(Exchanged[].class, "exchange_is_safe", method, names, MESSAGES);
    for (int wire = 0; wire < wires.size(); wire++) {
      String what = wires.get(wire).inWords();
      tell(what, evidence);
      isWhole(what, exchanged[wire], evidence);
    }
  }

  private static void tell(String what, Evidence evidence) {
    evidence.when(
        "%d processes send %d sealed messages each through %s at the same time"
            .formatted(SENDERS, MESSAGES, what));
  }

  @Control(refusedWith = HARMED)
  void theSameTrafficWithoutTheGuard(ProcessCrew processes, Evidence evidence) throws Exception {
    throughMemory(UNGUARDED, null, processes, evidence);
  }

  private static void throughMemory(
      String what, ProcessLock.@Nullable Address guard, ProcessCrew processes, Evidence evidence)
      throws Exception {
    try (SharedMemory memory = SharedMemory.create(MemoryLog.size(ALL))) {
      Channel channel = Channel.of(new Channel.Log(memory.address(), guard));
      everyMessageArrivesWhole(
          what, processes, List.of(channel, channel), () -> MemoryLog.messages(memory), evidence);
      memory.unlink();
    }
  }

  private static void everyMessageArrivesWhole(
      String what,
      ProcessCrew processes,
      List<Channel> channels,
      Callable<List<Sealed>> whatArrived,
      Evidence evidence)
      throws Exception {
    tell(what, evidence);
    List<String> sent = new ArrayList<>();
    try (SharedMemory ready = SharedMemory.create(Integer.BYTES)) {
      List<CompletableFuture<String>> sending = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        sending.add(
            processes.submit(
                sender,
                new SendsSealed(channels.get(sender), ready.address(), SENDERS, sender, MESSAGES)));
      }
      for (CompletableFuture<String> each : sending) {
        sent.add(each.get());
      }
      ready.unlink();
    }
    isWhole(what, new Exchanged(sent, whatArrived.call()), evidence);
  }

  private static void isWhole(String what, Exchanged exchanged, Evidence evidence) {
    List<String> sent = exchanged.digestsOfSent();
    List<Sealed> arrived = exchanged.arrived();
    Set<Sealed> whole = new HashSet<>();
    int torn = 0;
    int twice = 0;
    for (Sealed message : arrived) {
      if (!message.isWhole()) {
        torn++;
      } else if (!whole.add(message)) {
        twice++;
      }
    }
    int lost = ALL - whole.size();
    evidence.fact("Messages that arrived", arrived.size());
    evidence.fact("Of those sent, lost", lost);
    evidence.fact("Twice", twice);
    evidence.fact("Torn", torn);
    assertThat(List.of(lost, twice, torn))
        .withFailMessage(
            "%s harmed messages: of %d sent, %d were lost; %d came twice, %d torn",
            what, ALL, lost, twice, torn)
        .containsOnly(0);
    for (int sender = 0; sender < SENDERS; sender++) {
      int of = sender;
      String digest =
          Sealed.digest(arrived.stream().filter(each -> each.producer() == of).toList());
      evidence.fact("SHA-256 of all that sender " + sender + " sent", sent.get(sender));
      evidence.fact("SHA-256 of all that arrived from it", digest);
      assertThat(digest).as("digest of what sender %d sent", sender).isEqualTo(sent.get(sender));
    }
  }
}
