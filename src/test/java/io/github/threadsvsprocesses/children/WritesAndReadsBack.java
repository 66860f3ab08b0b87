package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/**
 * Writes blocks of a file of its own and reads each back, and lets go of the interpreter lock
 * meanwhile; then it computes. The answer is the sum of what was read.
 *
 * @param directory where the file is to lie
 * @param seed of what is written
 * @param blocks of 4 KiB, at most 64
 * @param onDisk whether every write and read waits for the disk; else for the system's cache alone
 * @param units to compute, see {@link io.github.threadsvsprocesses.interpreter.Computation}
 */
public record WritesAndReadsBack(String directory, int seed, int blocks, boolean onDisk, int units)
    implements Task<Reply> {
  public static final int MOST_BLOCKS = BlockFile.BLOCKS;

  @Override
  public Reply run() throws Exception {
    BlockFile file = BlockFile.at(new BlockFile.Place(directory, onDisk));
    long sum = 0;
    for (int block = 0; block < blocks; block++) {
      int number = block;
      sum +=
          Interpreter.current()
              .releaseWhile(
                  () -> {
                    file.write(number, seed);
                    return file.read(number);
                  });
    }
    return Reply.computing(sum, units);
  }

  /** The answer, known without a file. */
  public long expected() {
    long sum = 0;
    for (int block = 0; block < blocks; block++) {
      sum += BlockFile.sum(seed, block);
    }
    return sum;
  }

  /** Whether what the calling thread reads back comes from the disk, and not from the cache. */
  public boolean readsTheDisk() throws Exception {
    return BlockFile.at(new BlockFile.Place(directory, onDisk)).isDirect();
  }

  /** The files of this process are closed and deleted; who writes again gets a new one. */
  public static void deleteFiles() throws IOException {
    BlockFile.deleteAll();
  }
}
