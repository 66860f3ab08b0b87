package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Digests;
import io.github.threadsvsprocesses.children.WritesIntoMemory;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.ipc.Values;
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

  @Check
  void eachReadsWhatTheOtherWrites(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    eachReadsWhatTheOtherWrites(child, false, evidence);
  }

  @Control(refusedWith = "the parent still reads what it wrote itself")
  void aPrivateMappingOfTheSameFile(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    eachReadsWhatTheOtherWrites(child, true, evidence);
  }

  private static void eachReadsWhatTheOtherWrites(
      ProcessCrew child, boolean privately, Evidence evidence) throws Exception {
    try (SharedMemory memory = SharedMemory.create(SIZE);
        Pipe pipe = Pipe.open()) {
      evidence.given(
          "%,d bytes of shared memory, which the child maps%s"
              .formatted(SIZE, privately ? " as a private copy" : ""));
      memory.write(0, Digests.bytes(FIRST, SIZE), 0, SIZE);
      WritesIntoMemory task =
          new WritesIntoMemory(memory.address(), pipe.there(), THE_CHILDS, privately);
      CompletableFuture<String> last = child.submit(0, task);
      Connection words = pipe.here();

      evidence.when("the parent has filled it, and the child looks");
      String seenFirst = words.receive(String.class);
      isWhatWasWritten("the child", seenFirst, FIRST, evidence);

      evidence.when("the child has overwritten it, and the parent looks");
      String written = words.receive(String.class);
      String seenHere = digestOf(memory);
      assertThat(seenHere)
          .withFailMessage("the parent still reads what it wrote itself: digest %s", seenHere)
          .isNotEqualTo(seenFirst);
      isWhatWasWritten("the parent", seenHere, THE_CHILDS, evidence);

      evidence.when("the parent has overwritten it, and the child looks");
      memory.write(0, Digests.bytes(LAST, SIZE), 0, SIZE);
      words.send("your turn");
      isWhatWasWritten("the child", last.get(), LAST, evidence);

      int sent =
          Values.encode(task).length
              + Values.encode(seenFirst).length
              + Values.encode(written).length
              + Values.encode("your turn").length
              + Values.encode(last.get()).length;
      evidence.fact("Bytes sent between the two for %,d written".formatted(3 * SIZE), sent);
      assertThat(sent).as("bytes sent: no copy of %,d", SIZE).isLessThan(MOST_SENT);
      memory.unlink();
    }
  }

  private static String digestOf(SharedMemory memory) {
    byte[] bytes = new byte[SIZE];
    memory.read(0, bytes, 0, SIZE);
    return Digests.of(bytes);
  }

  private static void isWhatWasWritten(String who, String seen, int seed, Evidence evidence) {
    String written = Digests.of(Digests.bytes(seed, SIZE));
    evidence.fact("SHA-256 of the bytes that were written", written);
    evidence.fact("SHA-256 of the bytes that " + who + " reads", seen);
    assertThat(seen).as("digest of what %s reads", who).isEqualTo(written);
  }
}
