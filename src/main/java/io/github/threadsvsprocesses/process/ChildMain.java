package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.ProcessTree;
import io.github.threadsvsprocesses.ipc.Failure;
import io.github.threadsvsprocesses.ipc.Values;
import io.github.threadsvsprocesses.process.Messages.Command;
import io.github.threadsvsprocesses.process.Messages.Kind;
import io.github.threadsvsprocesses.process.Messages.Order;
import io.github.threadsvsprocesses.process.Messages.Report;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a child JVM runs: says that it is ready, runs tasks on its main thread.
 *
 * <p>Up to its being ready it uses as few classes as it can and no lambda, for its start is waited
 * for: see {@link ForkedJvm#start()}.
 */
final class ChildMain implements Lifeline.Orders {
  private final Lifeline lifeline;
  private final Reporter reporter;
  private final Thread main = Thread.currentThread();
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  private ChildMain(Lifeline lifeline, Reporter reporter) {
    this.lifeline = lifeline;
    this.reporter = reporter;
  }

  public static void main(String[] arguments) {
    try {
      Lifeline lifeline = Lifeline.hold();
      new ChildMain(lifeline, Reporter.to(lifeline.handover().reports())).live();
      System.exit(0);
    } catch (Throwable unexpected) {
      unexpected.printStackTrace();
      System.exit(1);
    }
  }

  private void live() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Goodbye());
    try {
      lifeline.listen(this);
      reporter.send(Messages.READY);
      for (Order order = orders.take();
          order.command() == Command.RUN && !stopping;
          order = orders.take()) {
        Report report = run(order);
        if (!Thread.interrupted() || !stopping) {
          report(report);
        }
      }
    } catch (InterruptedException stopped) {
      // The parent wants this JVM to end.
    }
  }

  @Override
  public void take(byte[] message) throws IOException {
    Order order = Order.fromBytes(message);
    orders.add(order);
    if (order.command() == Command.STOP) {
      stopping = true;
      main.interrupt();
    }
  }

  private static Report run(Order order) {
    try {
      Object result = TaskType.decode(order.taskClass(), order.task()).run();
      return new Report(Kind.RESULT, Values.encode(result));
    } catch (Throwable thrown) {
      return failure(thrown);
    }
  }

  private static Report failure(Throwable thrown) {
    return new Report(Kind.FAILURE, Values.encode(Failure.of(thrown)));
  }

  private void report(Report report) throws IOException, InterruptedException {
    try {
      reporter.send(report.toBytes());
    } catch (IllegalArgumentException tooLong) {
      reporter.send(failure(tooLong).toBytes());
    }
  }

  private void sayGoodbye() {
    boolean bySignal =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().matches("SIG\\w+ handler"));
    lifeline.leave();
    try {
      Kind goodbye = bySignal ? Kind.GOODBYE_AFTER_SIGNAL : Kind.GOODBYE;
      ProcessTree.killDescendants(ProcessHandle.current());
      reporter.send(new Report(goodbye, new byte[0]).toBytes());
      lifeline.awaitEndOfInput();
    } catch (IOException | InterruptedException parentIsGone) {
      // Then nobody asks.
    }
  }

  /** Runs at every shutdown but a kill and a halt. */
  private final class Goodbye extends Thread {
    Goodbye() {
      super("tvp-goodbye");
    }

    @Override
    public void run() {
      sayGoodbye();
    }
  }
}
