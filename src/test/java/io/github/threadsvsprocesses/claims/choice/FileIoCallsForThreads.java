package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.children.WritesAndReadsBack;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For durable writes and cold reads of files under the interpreter lock, threads are the choice; on
 * a disk that serves several at once. One that serves one after another leaves it undecided, since
 * it gives nobody a gain.
 */
@Claim(value = "choice.file-io", measured = true)
@ExtendWith(Comparisons.Fixture.class)
class FileIoCallsForThreads {
  @Check
  void writesAndReadsThatWaitForTheDisk(Comparisons comparisons, Evidence evidence)
      throws Exception {
    threadsAreTheChoice(FileIoCallsForThreads::waiting, comparisons, evidence);
  }

  @Control(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void writesAndReadsThatComputeWhereTheyWaited(Comparisons comparisons, Evidence evidence)
      throws Exception {
    threadsAreTheChoice(FileIoCallsForThreads::computing, comparisons, evidence);
  }

  /** What a task does on a disk of this pace. */
  private interface Kind {
    Workload<Reply> on(Disk disk, Disk.Pace pace) throws Exception;
  }

  private static Workload<Reply> waiting(Disk disk, Disk.Pace pace) {
    return workload("file I/O", disk, pace, true, 0);
  }

  private static Workload<Reply> computing(Disk disk, Disk.Pace pace) throws Exception {
    int units = Latency.inUnits(pace.elapsed().multipliedBy(blocks(pace)));
    return workload("file I/O that computes where it waited", disk, pace, false, units);
  }

  private static Workload<Reply> workload(
      String name, Disk disk, Disk.Pace pace, boolean onDisk, int units) {
    int blocks = blocks(pace);
    long computed = Computation.ofUnits(units).checksum();
    return Workload.of(name, number -> disk.task(number, blocks, onDisk, units))
        .checkedBy(
            (number, reply) -> {
              Reply right =
                  new Reply(disk.task(number, blocks, onDisk, units).expected(), computed);
              if (!reply.equals(right)) {
                throw new AssertionError("expected " + right + ", got " + reply);
              }
            });
  }

  /** So many that a task lasts as long as that of any other workload that waits. */
  private static int blocks(Disk.Pace pace) {
    long fitting = Latency.OF_A_SERVER.dividedBy(pace.elapsed());
    return (int) Math.max(1, Math.min(WritesAndReadsBack.MOST_BLOCKS, fitting));
  }

  private static void threadsAreTheChoice(Kind kind, Comparisons comparisons, Evidence evidence)
      throws Exception {
    try (Disk disk = Disk.find()) {
      Disk.Pace pace = disk.pace();
      evidence.given("files in " + disk.inWords());
      evidence.fact(
          pace.readsTheDisk()
              ? "A durable write of 4 KiB, read back from the disk"
              : "A durable write of 4 KiB, read back from the cache, which this file system does"
                  + " not let anybody pass by",
          pace.elapsed().toNanos() / 1000 + " µs");
      comparisons.theChoiceIs(Choice.THREADS, kind.on(disk, pace), evidence);
    }
  }
}
