package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/**
 * Uses every wire of the kit where the shared memory is full, or fills up at work, and says of each
 * what became of it, a line each: "ok" or the exception.
 */
final class FullMemoryProbe {
  static final String FILLS_BEFORE = "fills before";
  static final String FILLS_AT_WORK = "fills at work";
  static final String OK = "ok";

  private static final int ITEMS = 200;

  private FullMemoryProbe() {}

  /** Takes a folder to fill, and when. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (arguments[1].equals(FILLS_BEFORE)) {
      fill(folder);
    }
    tell("queue", () -> throughAQueue(folder));
    tell("second queue", () -> throughAQueue(folder));
    tell("pipe", () -> throughAPipe(folder));
    tell("child", () -> throughAChild());
  }

  private static void tell(String wire, Callable<Object> use) {
    String said;
    try {
      use.call();
      said = OK;
    } catch (Exception | Error refused) {
      said = refused.toString().lines().findFirst().orElse("");
    }
    System.out.println(wire + ": " + said);
  }

  private static Object throughAQueue(Path folder) throws Exception {
    try (ProcessQueue<Parcel> queue = ProcessQueue.open(Parcel.class);
        MessageQueue<Parcel> other = queue.address().connect(Parcel.class)) {
      for (int number = 0; number < ITEMS; number++) {
        if (number == ITEMS / 2) {
          fill(folder);
        }
        other.put(Parcel.of(0, number));
        mustBe(queue.take(), number);
      }
      return queue;
    }
  }

  private static Object throughAPipe(Path folder) throws Exception {
    try (Pipe pipe = Pipe.open();
        Connection there = pipe.there().connect()) {
      for (int number = 0; number < ITEMS; number++) {
        if (number == ITEMS / 2) {
          fill(folder);
        }
        there.send(Parcel.of(0, 1));
        mustBe(pipe.here().receive(Parcel.class), 1);
      }
      return pipe;
    }
  }

  private static Object throughAChild() {
    try (ForkedJvm child = ForkedJvm.start()) {
      return child.run(new Misbehaves(Misbehaviour.FLOODS_ITS_OUTPUT, 1));
    }
  }

  private static void mustBe(Parcel parcel, int number) {
    if (parcel.number() != number || !parcel.isIntact()) {
      throw new IllegalStateException("Instead of item " + number + " came " + parcel);
    }
  }

  /** Leaves no byte; harmless where nothing is left already. */
  private static void fill(Path folder) {
    Path file = folder.resolve("filler" + System.nanoTime());
    for (int size : new int[] {1 << 16, 1 << 12, 1}) {
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(new byte[size]);
        }
      } catch (IOException full) {
        // Which is the aim; smaller pieces may still fit in.
      }
    }
  }
}
