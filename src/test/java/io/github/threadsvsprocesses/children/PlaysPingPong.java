package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;

/**
 * Plays one window of hand-offs with a partner, both inside their interpreter: the first writes a
 * number and computes on until the second has answered it, the second waits for it computing, and
 * answers. Nobody sleeps, so each number is had by the other having run.
 *
 * <p>A player reads its thread's count of context switches before its first hand-off and after its
 * last. The reading may itself be interrupted by a switch: before the count is taken it does not
 * belong to the window, after that it is counted.
 *
 * @param table see {@link #TABLE_BYTES}; zero
 * @param side 0 serves, 1 answers
 */
public record PlaysPingPong(SharedMemory.Address table, int side) implements Task<Played> {
  /** In each direction. */
  public static final int HAND_OFFS = 10_000;

  /** What both write, well apart, so that no write hinders another. */
  public static final int TABLE_BYTES = 1024;

  @Override
  public Played run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    try (SharedMemory memory = table.attach()) {
      Player player = new Player(memory, side, interpreter);
      player.awaitArrivalOfPartner();
      return interpreter.compute(player::play);
    }
  }
}
