package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.evidence.ThreadDump;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.Debugging;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends a judgement that does not end by itself: takes a thread dump, then interrupts the thread. In
 * a claim about facts that is a failed judgement; in a measured one nothing was decided.
 */
final class HangGuard {
  /** Many times what the longest judgement takes on the slowest machine tried. */
  static final Duration LIMIT = Duration.ofSeconds(90);

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hang guard");
            thread.setDaemon(true);
            return thread;
          });

  private final boolean measured;
  private final Duration limit;

  HangGuard(boolean measured) {
    this(measured, TimeoutFactor.times(LIMIT));
  }

  HangGuard(boolean measured, Duration limit) {
    this.measured = measured;
    this.limit = limit;
  }

  /** What a judgement does. */
  interface Body {
    @Nullable Object proceed() throws Throwable;
  }

  void run(Body judgement) throws Throwable {
    if (System.getProperty(Debugging.PROPERTY) != null) {
      judgement.proceed();
      return;
    }
    Thread judging = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    ScheduledFuture<String> watch =
        WATCH.schedule(
            () -> {
              // Whoever sets it first decides: a judgement that ended is never interrupted.
              if (!over.compareAndSet(false, true)) {
                return "";
              }
              try {
                return ThreadDump.ofThisJvm();
              } finally {
                judging.interrupt();
              }
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    Throwable thrown = null;
    try {
      judgement.proceed();
    } catch (Throwable atTheEnd) {
      thrown = atTheEnd;
    }
    if (over.compareAndSet(false, true)) {
      watch.cancel(false);
      if (thrown != null) {
        throw thrown;
      }
      return;
    }
    ThreadDump.attach(dumpOf(watch));
    String hung =
        "it did not end within " + limit.toSeconds() + " s; the thread dump shows where it hung";
    throw measured ? new Undecided(hung) : new AssertionError(hung, thrown);
  }

  /** Waits for the dump although this thread has just been, or will be, interrupted. */
  private static String dumpOf(ScheduledFuture<String> watch) throws ExecutionException {
    while (true) {
      try {
        String dump = watch.get();
        Thread.interrupted();
        return dump;
      } catch (InterruptedException again) {
        // The interruption was meant for the judgement, which is over.
      }
    }
  }
}
