package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Children misbehave in every way, two at a time, beside others that use a queue all the while.
 *
 * @param children in all
 */
record MisbehavingChildren(int children) implements Scenario {
  private static final int LONGEST_DELAY_NANOS = 200_000_000;
  private static final int CODES = 256;
  private static final List<Misbehaviour> WAYS = List.of(Misbehaviour.values());

  @Override
  public String name() {
    return "floods, full heaps, exits, halts, stuck hooks, grandchildren";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    tally.checks("each is told as what it was: a result, an exception, an exit, a kill");
    tally.checks("closing ends each child and what it has started");
    tally.checks("the others, who use a queue meanwhile, go on");
    try (QueueTraffic others = new QueueTraffic(tally, new Random(chance.nextLong()))) {
      others.start(true);
      others.start(false);
      for (int i = 0; i < children; i += 2) {
        CompletableFuture<Void> beside =
            i + 1 < children ? misbehaving(tally, chance) : CompletableFuture.completedFuture(null);
        misbehaving(tally, chance).join();
        beside.join();
        others.goesOn();
      }
      others.finish();
    }
  }

  private static CompletableFuture<Void> misbehaving(Tally tally, Random chance) {
    Misbehaviour how = WAYS.get(chance.nextInt(WAYS.size()));
    Misbehaves task = new Misbehaves(how, chance.nextInt(CODES));
    long delay = chance.nextInt(LONGEST_DELAY_NANOS);
    CompletableFuture<Void> done = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                misbehave(task, delay, tally);
              } catch (InterruptedException | RuntimeException | Error broken) {
                tally.fails(task + ": " + Failures.inFull(broken));
              } finally {
                done.complete(null);
              }
            },
            "misbehaving")
        .start();
    return done;
  }

  private static void misbehave(Misbehaves task, long delay, Tally tally)
      throws InterruptedException {
    ForkedJvm child = ForkedJvm.configure().heap("32m").start();
    try {
      misbehave(child, task, delay, tally);
    } finally {
      long now = System.nanoTime();
      child.close();
      tally.recoveredIn(System.nanoTime() - now);
    }
    if (child.handle().isAlive()) {
      tally.fails("It lives after " + task);
    }
  }

  private static void misbehave(ForkedJvm child, Misbehaves task, long delay, Tally tally)
      throws InterruptedException {
    CompletableFuture<Integer> result = child.submit(task);
    tally.injected(task.how().toString());
    Waiting.pass(delay);
    if (task.how().ends()) {
      mustBeTold(task, result, tally);
      Exit expected = task.how().exit(task.detail());
      Exit exit = expected == null ? null : child.join(TimeoutFactor.times(Waiting.DEADLINE));
      if (expected != null && !expected.equals(exit)) {
        tally.fails("%s was told as %s".formatted(task, exit));
      }
    }
  }

  private static void mustBeTold(Misbehaves task, CompletableFuture<Integer> result, Tally tally)
      throws InterruptedException {
    String told;
    try {
      told = "" + result.get(nanos(Waiting.DEADLINE), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      told = thrown(failed.getCause());
    } catch (TimeoutException never) {
      told = "nothing";
    }
    String expected =
        switch (task.how()) {
          case FLOODS_ITS_OUTPUT, STARTS_GRANDCHILDREN -> "" + task.detail();
          case FILLS_ITS_HEAP -> "java.lang.OutOfMemoryError";
          case THROWS -> "java.io.IOException";
          default -> "the end of the child";
        };
    if (!told.equals(expected)) {
      tally.fails("%s was told as %s".formatted(task, told));
    }
  }

  private static String thrown(@Nullable Throwable cause) {
    if (!(cause instanceof ChildFailed failed)) {
      return String.valueOf(cause);
    }
    String thrown = failed.exceptionClass();
    if (thrown != null) {
      return thrown;
    }
    String message = String.valueOf(failed.getMessage());
    return message.startsWith("A child JVM ended before") ? "the end of the child" : message;
  }

  private static long nanos(Duration timeout) {
    return TimeoutFactor.times(timeout).toNanos();
  }
}
