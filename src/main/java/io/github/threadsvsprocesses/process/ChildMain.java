package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Values;
import io.github.threadsvsprocesses.process.Messages.Command;
import io.github.threadsvsprocesses.process.Messages.Order;
import io.github.threadsvsprocesses.process.Messages.Report;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a child JVM runs: connects, says that it is ready, runs tasks on its main thread. */
final class ChildMain {
  private final Lifeline lifeline;
  private final Connection control;
  private final Thread main = Thread.currentThread();
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  private ChildMain(Lifeline lifeline, Connection control) {
    this.lifeline = lifeline;
    this.control = control;
  }

  public static void main(String[] arguments) {
    try {
      Lifeline lifeline = Lifeline.hold();
      lifeline.watchInputToo();
      new ChildMain(lifeline, lifeline.handover().control().connect()).live();
      System.exit(0);
    } catch (Throwable unexpected) {
      unexpected.printStackTrace();
      System.exit(1);
    }
  }

  private void live() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::sayGoodbye, "tvp-goodbye"));
    try {
      control.send(Report.ready(ProcessHandle.current().pid()));
      Lifeline.startDaemon("tvp-orders", this::receiveOrders);
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

  private void receiveOrders() {
    Order order;
    do {
      try {
        order = control.receive(Order.class);
      } catch (IOException | InterruptedException parentIsGone) {
        order = Order.to(Command.STOP);
      }
      orders.add(order);
      if (order.command() == Command.STOP) {
        stopping = true;
        main.interrupt();
      }
    } while (order.command() != Command.STOP);
  }

  private static Report run(Order order) {
    try {
      Object result = task(order).run();
      return Report.result(Values.encode(result));
    } catch (Throwable thrown) {
      return Report.failure(thrown);
    }
  }

  /** Only records that are tasks are made: no constructor of another class is ever called. */
  private static Task<?> task(Order order) throws IOException, ClassNotFoundException {
    Class<?> type = Class.forName(order.taskClass(), false, ChildMain.class.getClassLoader());
    if (!type.isRecord() || !Task.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type.getName() + " is not a record that is a Task.");
    }
    return (Task<?>) Values.decode(order.task(), type);
  }

  private void report(Report report) throws IOException, InterruptedException {
    try {
      control.send(report);
    } catch (IllegalArgumentException tooLong) {
      control.send(Report.failure(tooLong));
    }
  }

  /** Runs at every shutdown but a kill and a halt. */
  private void sayGoodbye() {
    boolean bySignal =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().matches("SIG\\w+ handler"));
    lifeline.leave();
    try {
      control.send(Report.goodbye(bySignal));
      ProcessTree.killDescendants(ProcessHandle.current());
      lifeline.awaitEndOfInput();
    } catch (IOException | InterruptedException parentIsGone) {
      // Then nobody asks.
    }
    control.close();
  }
}
