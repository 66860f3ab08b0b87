package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.Scoreboard.Order;
import io.github.threadsvsprocesses.process.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts on the scoreboard, each worker in a thread of its own, until it is told to end; says how
 * far each of them got.
 *
 * @param scoreboard its file
 * @param of how many workers there are on it
 * @param first the first of the workers that live here
 * @param workers how many live here
 */
public record CountsUntilTold(String scoreboard, int of, int first, int workers)
    implements Task<List<Long>> {
  /** With which a worker halts its JVM. */
  public static final int HALTED = 3;

  private static final long PAUSE_NANOS = 50_000;

  @Override
  public List<Long> run() throws Exception {
    Scoreboard board = Scoreboard.open(Path.of(scoreboard), of);
    List<Thread> threads = new ArrayList<>();
    for (int worker = first; worker < first + workers; worker++) {
      int number = worker;
      Thread thread = new Thread(() -> count(board, number), "worker " + number);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      threads.get(i).join();
      counts.add(board.progressOf(first + i));
    }
    return counts;
  }

  private static void count(Scoreboard board, int worker) {
    for (Order order = board.orderTo(worker); order != Order.STOP; order = board.orderTo(worker)) {
      if (order == Order.HALT) {
        Runtime.getRuntime().halt(HALTED);
      }
      board.oneStepFurther(worker);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
