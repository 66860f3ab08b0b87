package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TriesTheFacts.Seen;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Uses an interpreter lock, a queue and a child JVM, and tells what each did. */
public record TriesTheFacts() implements Task<Seen> {
  private static final int ITEMS = 100;

  /** For two threads that nothing keeps apart, this is long; under a lock it is in vain. */
  private static final Duration LONG_ENOUGH_TO_MEET = Duration.ofMillis(500);

  /**
   * What was seen.
   *
   * @param metInside whether two threads were inside an interpreter lock at once
   * @param lost of a hundred items put into a queue
   * @param childIsItsParent whether a child JVM's task ran in the JVM that asked for it
   */
  public record Seen(boolean metInside, int lost, boolean childIsItsParent) {}

  @Override
  public Seen run() throws Exception {
    return new Seen(meetInside(), lost(), childIsItsParent());
  }

  private static boolean meetInside() {
    CountDownLatch both = new CountDownLatch(2);
    Interpreter interpreter = Interpreter.withLock();
    try (ThreadCrew crew = ThreadCrew.start(2, interpreter)) {
      crew.run(
          () ->
              Interpreter.current()
                  .compute(
                      () -> {
                        both.countDown();
                        return both.await(LONG_ENOUGH_TO_MEET.toMillis(), TimeUnit.MILLISECONDS);
                      }));
    }
    return interpreter.peakInside() > 1;
  }

  private static int lost() throws Exception {
    try (ProcessQueue<Integer> queue = ProcessQueue.open(Integer.class, ITEMS)) {
      for (int item = 0; item < ITEMS; item++) {
        queue.put(item);
      }
      return ITEMS - queue.size();
    }
  }

  private static boolean childIsItsParent() {
    try (ForkedJvm child = ForkedJvm.start()) {
      return child.run(new TellsItsPid()) == ProcessHandle.current().pid();
    }
  }

  /** Says in which process it runs. */
  public record TellsItsPid() implements Task<Long> {
    @Override
    public Long run() {
      return ProcessHandle.current().pid();
    }
  }
}
