package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Digests;
import io.github.threadsvsprocesses.children.WritesIntoMemory;
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
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.ipc.Values;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Processes that map the same shared memory read and write the same bytes. */
@Claim("ipc.shared-memory-is-one-memory")
class SharedMemoryIsOneMemory {
  private static final int SIZE = 1 << 20;

  /** Far below the memory's size: digests and words, never the bytes. */
  private static final int MOST_SENT = 2_000;

  private static final int FIRST = 1;
  private static final int THE_CHILDS = 2;
  private static final int LAST = 3;
  private static final String ITS_OWN = "the parent still reads what it wrote itself";

  /** SHA-256 of the bytes that were written, and of those that somebody then reads. */
  private record Reading(String who, String written, String seen) {}

  /**
   * What was read in turn, by the child, the parent and the child again.
   *
   * @param size of the memory in bytes
   * @param sent bytes that went between the two by another way
   */
  private record Readings(int size, List<Reading> reads, int sent) {}

  @Check
  void eachReadsWhatTheOtherWrites(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    eachReadsWhatTheOtherWrites(child, false, evidence);
  }

  @Control(refusedWith = ITS_OWN)
  void aPrivateMappingOfTheSameFile(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    eachReadsWhatTheOtherWrites(child, true, evidence);
  }

  @PythonCheck
  void inPythonsSharedMemory(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(python, evidence, method -> inPython(method, false, python, evidence));
  }

  @PythonControl(refusedWith = ITS_OWN)
  void inAPrivateMappingOfPythonsSharedMemory(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, ITS_OWN, evidence, method -> inPython(method, true, python, evidence));
  }

  private static void inPython(
      String method, boolean privately, CPython python, Evidence evidence) {
    tell(privately, evidence);
    isOneMemory(
        python.run(Readings.class, "shared_memory_is_one_memory", method, privately), evidence);
  }

  private static void tell(boolean privately, Evidence evidence) {
    evidence.given(
        "%,d bytes of shared memory, which the child maps%s"
            .formatted(SIZE, privately ? " as a private copy" : ""));
  }

  private static void eachReadsWhatTheOtherWrites(
      ProcessCrew child, boolean privately, Evidence evidence) throws Exception {
    try (SharedMemory memory = SharedMemory.create(SIZE);
        Pipe pipe = Pipe.open()) {
      tell(privately, evidence);
      memory.write(0, Digests.bytes(FIRST, SIZE), 0, SIZE);
      WritesIntoMemory task =
          new WritesIntoMemory(memory.address(), pipe.there(), THE_CHILDS, privately);
      CompletableFuture<String> last = child.submit(0, task);
      Connection words = pipe.here();

      String seenFirst = words.receive(String.class);
      String written = words.receive(String.class);
      String seenHere = digestOf(memory);
      memory.write(0, Digests.bytes(LAST, SIZE), 0, SIZE);
      words.send("your turn");
      List<Reading> reads =
          List.of(
              new Reading("the child", digestOf(FIRST), seenFirst),
              new Reading("the parent", digestOf(THE_CHILDS), seenHere),
              new Reading("the child", digestOf(LAST), last.get()));
      int sent =
          Values.encode(task).length
              + Values.encode(seenFirst).length
              + Values.encode(written).length
              + Values.encode("your turn").length
              + Values.encode(last.get()).length;
      isOneMemory(new Readings(SIZE, reads, sent), evidence);
      memory.unlink();
    }
  }

  private static void isOneMemory(Readings readings, Evidence evidence) {
    Reading first = readings.reads().get(0);
    Reading parents = readings.reads().get(1);
    evidence.when("the parent has filled it, and the child looks");
    isWhatWasWritten(first, evidence);

    evidence.when("the child has overwritten it, and the parent looks");
    assertThat(parents.seen())
        .withFailMessage(ITS_OWN + ": digest %s", parents.seen())
        .isNotEqualTo(first.seen());
    isWhatWasWritten(parents, evidence);

    evidence.when("the parent has overwritten it, and the child looks");
    isWhatWasWritten(readings.reads().get(2), evidence);
    evidence.fact(
        "Bytes sent between the two for %,d written".formatted(3 * readings.size()),
        readings.sent());
    assertThat(readings.size()).as("bytes of the memory").isEqualTo(SIZE);
    assertThat(readings.sent()).as("bytes sent: no copy of %,d", SIZE).isLessThan(MOST_SENT);
  }

  private static String digestOf(SharedMemory memory) {
    byte[] bytes = new byte[SIZE];
    memory.read(0, bytes, 0, SIZE);
    return Digests.of(bytes);
  }

  private static String digestOf(int seed) {
    return Digests.of(Digests.bytes(seed, SIZE));
  }

  private static void isWhatWasWritten(Reading reading, Evidence evidence) {
    evidence.fact("SHA-256 of the bytes that were written", reading.written());
    evidence.fact("SHA-256 of the bytes that " + reading.who() + " reads", reading.seen());
    assertThat(reading.seen())
        .as("digest of what %s reads", reading.who())
        .isEqualTo(reading.written());
  }
}
