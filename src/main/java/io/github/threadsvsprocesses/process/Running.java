package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Values;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task that was given to a child, and who waits for it. */
final class Running<R> {
  /** The frames of this class and of {@link ForkedJvm} say nothing to a reader. */
  private static final int OWN_FRAMES = 3;

  private final Task<R> task;
  private final Type resultType;
  private final CompletableFuture<R> result = new CompletableFuture<>();
  private final StackTraceElement[] callersStack;

  Running(Task<R> task, Type resultType) {
    this.task = task;
    this.resultType = resultType;
    StackTraceElement[] stack = new Throwable().getStackTrace();
    callersStack = Arrays.copyOfRange(stack, Math.min(OWN_FRAMES, stack.length), stack.length);
  }

  /** Completed by the thread that receives what the child reports: nothing may depend on it. */
  CompletableFuture<R> result() {
    return result;
  }

  /** The same for others: what depends on it may wait, even for the child's next report. */
  CompletableFuture<R> resultForOthers() {
    CompletableFuture<R> theirs = new CompletableFuture<>();
    var unused = result.whenComplete((value, failure) -> completeElsewhere(theirs, value, failure));
    return theirs;
  }

  private static <R> void completeElsewhere(
      CompletableFuture<R> theirs, R value, @Nullable Throwable failure) {
    Runnable completion =
        () -> {
          if (failure == null) {
            theirs.complete(value);
          } else {
            theirs.completeExceptionally(failure);
          }
        };
    try {
      Daemons.execute(completion);
    } catch (Throwable noThread) {
      completion.run();
    }
  }

  /** Does the task in this JVM: what it changes is changed here. */
  void doHere() {
    try {
      result.complete(task.run());
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  Task<R> task() {
    return task;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // R may be Void, whose only value is null.
  void complete(byte[] bytes) {
    try {
      result.complete((R) Values.decode(bytes, resultType));
    } catch (Throwable unreadable) {
      fail(
          new ChildFailed(
              "The result of " + task + " is not what the task's class says: " + unreadable,
              unreadable));
    }
  }

  void fail(ChildFailed failure) {
    failure.setStackTrace(callersStack);
    result.completeExceptionally(failure);
  }
}
