package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Failure;
import org.jspecify.annotations.Nullable;

/** What a parent and its child JVM say to each other on their control connection. */
final class Messages {
  private Messages() {}

  enum Command {
    /** Run a task. */
    RUN,
    /** End once the task at hand, if any, is done. */
    FINISH,
    /** Interrupt the task at hand, if any, and end. */
    STOP
  }

  /** From the parent. The task's class name and its components are for {@link Command#RUN}. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Order(Command command, String taskClass, byte[] task) {
    static Order to(Command command) {
      return new Order(command, "", new byte[0]);
    }
  }

  enum Kind {
    READY,
    RESULT,
    FAILURE,
    /** Sent from the shutdown hook. */
    GOODBYE
  }

  /**
   * From the child.
   *
   * @param bySignal in a goodbye: whether a signal such as SIGTERM asked for the shutdown
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Report(Kind kind, long pid, byte[] result, @Nullable Failure failure, boolean bySignal) {
    static Report ready(long pid) {
      return new Report(Kind.READY, pid, new byte[0], null, false);
    }

    static Report result(byte[] result) {
      return new Report(Kind.RESULT, 0, result, null, false);
    }

    static Report failure(Throwable thrown) {
      return new Report(Kind.FAILURE, 0, new byte[0], Failure.of(thrown), false);
    }

    static Report goodbye(boolean bySignal) {
      return new Report(Kind.GOODBYE, 0, new byte[0], null, bySignal);
    }
  }
}
