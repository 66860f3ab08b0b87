package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What producers, consumers and owners do in child JVMs. */
final class QueueTasks {
  private QueueTasks() {}

  record Item(int producer, int number) {}

  record Produce(ProcessQueue.Address address, int producer, int count) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (MessageQueue<Item> queue = address.connect(Item.class)) {
        for (int number = 0; number < count; number++) {
          queue.put(new Item(producer, number));
        }
        return count;
      }
    }
  }

  record Consume(ProcessQueue.Address address) implements Task<List<Item>> {
    @Override
    public List<Item> run() throws Exception {
      List<Item> taken = new ArrayList<>();
      try (MessageQueue<Item> queue = address.connect(Item.class)) {
        queue.forEachRemaining(taken::add);
      }
      return taken;
    }
  }

  /**
   * An item that is never decoded but in one process; elsewhere it says that it begins.
   *
   * @param begun a file that is made then
   */
  record NeverDecoded(String begun, long butIn) {
    NeverDecoded {
      if (ProcessHandle.current().pid() != butIn) {
        begin(begun);
      }
    }

    private static void begin(String file) {
      try {
        Files.createFile(Path.of(file));
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
      while (true) {
        LockSupport.park();
      }
    }
  }

  record TakeNeverDecoded(ProcessQueue.Address address) implements Task<String> {
    @Override
    public String run() throws Exception {
      return address.connect(NeverDecoded.class).take().begun();
    }
  }

  /** Puts one item and halts at once. */
  record PutAndHalt(ProcessQueue.Address address) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      address.connect(Item.class).put(new Item(1, 0));
      Runtime.getRuntime().halt(9);
      return 0;
    }
  }

  /** Takes items from one queue and puts them into another, until the end of the stream. */
  record Forward(ProcessQueue.Address from, ProcessQueue.Address to) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (MessageQueue<Item> in = from.connect(Item.class);
          MessageQueue<Item> out = to.connect(Item.class)) {
        int forwarded = 0;
        while (true) {
          Item item;
          try {
            item = in.take();
          } catch (EOFException end) {
            out.endOfStream();
            return forwarded;
          }
          out.put(item);
          forwarded++;
        }
      }
    }
  }

  /** Opens a queue, tells where, and waits for its own end. */
  record Own(ProcessQueue.Address toTell) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (ProcessQueue<String> queue = ProcessQueue.open(String.class);
          MessageQueue<ProcessQueue.Address> tell = toTell.connect(ProcessQueue.Address.class)) {
        tell.put(queue.address());
        queue.take();
        return 0;
      }
    }
  }

  /** What can be asked of a queue. */
  enum Operation {
    PUT,
    OFFER,
    TAKE,
    POLL,
    SIZE,
    TASK_DONE,
    JOIN,
    END_OF_STREAM
  }

  /** What became of an operation: the simple name of what it threw, if so, and its result. */
  record Outcome(String thrown, @Nullable String text, int number) {
    static Outcome of(boolean truth) {
      return new Outcome("", null, truth ? 1 : 0);
    }
  }

  /** One operation on a handle of its own, which is closed right after. */
  record Call(ProcessQueue.Address address, Operation operation, String item, long nanos)
      implements Task<Outcome> {
    @Override
    public Outcome run() throws InterruptedException {
      try (MessageQueue<String> queue = address.connect(String.class)) {
        return on(queue);
      } catch (IOException | RuntimeException thrown) {
        return new Outcome(thrown.getClass().getSimpleName(), thrown.getMessage(), 0);
      }
    }

    private Outcome on(MessageQueue<String> queue) throws IOException, InterruptedException {
      Duration timeout = Duration.ofNanos(nanos);
      switch (operation) {
        case PUT -> queue.put(item);
        case OFFER -> {
          return Outcome.of(queue.offer(item, timeout));
        }
        case TAKE -> {
          return new Outcome("", queue.take(), 0);
        }
        case POLL -> {
          return new Outcome("", queue.poll(timeout), 0);
        }
        case SIZE -> {
          return new Outcome("", null, queue.size());
        }
        case TASK_DONE -> queue.taskDone();
        case JOIN -> {
          return Outcome.of(queue.join(timeout));
        }
        case END_OF_STREAM -> queue.endOfStream();
      }
      return Outcome.of(true);
    }
  }
}
