package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays windows of hand-offs with a partner, both inside their interpreter: the first writes a
 * number and computes on until the second has answered it, the second waits for it computing, and
 * answers. Nobody sleeps in a window, so each number is had by the other having run.
 *
 * <p>A player reads its thread's count of context switches before its first hand-off and after its
 * last. The reading may itself be interrupted by a switch: before the count is taken it does not
 * belong to the window, after that it is counted.
 *
 * @param table see {@link #TABLE_BYTES}; zero
 * @param side 0 serves, 1 answers
 */
public record PlaysPingPong(SharedMemory.Address table, int side) implements Task<List<Played>> {
  /** One after another, which takes some milliseconds on a quiet machine. */
  public static final int WINDOWS = 5;

  /** In each direction, if both are at work. */
  public static final int HAND_OFFS = 20_000;

  public static final int TABLE_BYTES = WINDOWS * Player.WINDOW_BYTES;

  @Override
  public List<Played> run() throws Exception {
    Interpreter interpreter = Interpreter.current();
    List<Played> windows = new ArrayList<>();
    try (SharedMemory memory = table.attach()) {
      for (int window = 0; window < WINDOWS; window++) {
        Player player = new Player(memory, window, side, interpreter);
        player.awaitPartner();
        windows.add(interpreter.compute(player::play));
      }
    }
    return windows;
  }
}
