package io.github.threadsvsprocesses.claims.boundary;

import static io.github.threadsvsprocesses.claims.boundary.Traffic.WORKERS;

import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.Witness;
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
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessLock;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import org.jspecify.annotations.Nullable;

/**
 * On our queue, pipe, shared memory and manager, a killed process harms no other and loses nothing
 * acknowledged. {@link Wires} sets up the worlds, {@link Killing} is the judgement of them all.
 *
 * <p>The wires of CPython's multiprocessing are held to the same, which fails nothing here: its
 * queue has a lock that a killed process keeps (issue 88304 of CPython).
 */
@Claim("boundary.a-killed-peer-harms-nobody-else")
class AKilledPeerHarmsNobodyElse {
  private static final int BUFFERED = 5;
  private static final String DEAD_HOLDER = "waits for a lock whose holder is dead";

  @Check
  void aProducerKilledInAPut(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    aProducerKilledInAPut(0, processes, evidence);
  }

  @Control(refusedWith = "number 69 of worker 0 are lost although they were acknowledged")
  void aProducerWhosePutReturnsBeforeTheQueueHasTheMessage(
      @Workers(WORKERS) ProcessCrew processes, Evidence evidence) throws Exception {
    aProducerKilledInAPut(BUFFERED, processes, evidence);
  }

  private static void aProducerKilledInAPut(int buffered, ProcessCrew processes, Evidence evidence)
      throws Exception {
    Witness witness = Witness.create();
    try (ProcessQueue<Numbered> queue = ProcessQueue.open(Numbered.class, Wires.CAPACITY)) {
      Killing.harmsNobodyElse(
          Wires.fullQueue(queue, buffered, witness), witness, processes, evidence);
    }
  }

  @Check
  void aConsumerKilledInATake(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    Witness witness = Witness.create();
    try (ProcessQueue<Numbered> queue = ProcessQueue.open(Numbered.class, Wires.CAPACITY)) {
      Killing.harmsNobodyElse(Wires.emptyQueue(queue, witness), witness, processes, evidence);
    }
  }

  @Check
  void aSenderKilledAmidstAMessage(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    Witness witness = Witness.create();
    try (Pipe victims = Pipe.open();
        Pipe second = Pipe.open();
        Pipe third = Pipe.open()) {
      Killing.harmsNobodyElse(
          Wires.pipes(victims, second, third, witness), witness, processes, evidence);
    }
  }

  @Check
  void aCallerKilledAmidstACallOfAManagersObject(
      @Workers(WORKERS) ProcessCrew processes, Evidence evidence) throws Exception {
    Witness witness = Witness.create();
    try (Manager manager = Manager.open()) {
      Killing.harmsNobodyElse(Wires.managersBox(manager, witness), witness, processes, evidence);
    }
  }

  @Check
  void aHolderOfTheLockOfSharedMemory(@Workers(WORKERS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    try (ProcessLock guard = ProcessLock.create()) {
      theHolderIsKilled(guard.address(), processes, evidence);
      guard.unlink();
    }
  }

  @Control(refusedWith = DEAD_HOLDER)
  void aListUnderALockThatAKilledProcessHeld(
      @Workers(WORKERS) ProcessCrew processes, Evidence evidence) throws Exception {
    theHolderIsKilled(null, processes, evidence);
  }

  @PythonCheck
  void aSenderOfPythonKilledAmidstAMessage(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> PythonKilling.on("pipes", method, python).harmsNobodyElse(evidence));
  }

  @PythonCheck
  void aConsumerOfPythonKilledInAGet(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> PythonKilling.on("queue", method, python).harmsNobodyElse(evidence));
  }

  @PythonControl(refusedWith = DEAD_HOLDER)
  void aListUnderALockThatAKilledProcessOfPythonHeld(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python,
        DEAD_HOLDER,
        evidence,
        method -> PythonKilling.on("locked list", method, python).harmsNobodyElse(evidence));
  }

  private static void theHolderIsKilled(
      ProcessLock.@Nullable Address guard, ProcessCrew processes, Evidence evidence)
      throws Exception {
    Witness witness = Witness.create();
    try (SharedMemory memory = SharedMemory.create(Wires.listSize())) {
      Killing.harmsNobodyElse(Wires.list(memory, guard, witness), witness, processes, evidence);
      memory.unlink();
    }
  }
}
