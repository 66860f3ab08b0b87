package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Small behaviours of child JVMs, one each. */
final class ChildTasks {
  private ChildTasks() {}

  record Add(int left, int right) implements Task<Integer> {
    @Override
    public Integer run() {
      return left + right;
    }
  }

  record Nothing() implements Task<Void> {
    @Override
    @SuppressWarnings("NullAway") // Void has no other value.
    public Void run() {
      return null;
    }
  }

  record Throw(String message) implements Task<String> {
    @Override
    public String run() {
      throw new IllegalStateException(message, new IOException("the root"));
    }
  }

  record FailAnAssertion() implements Task<String> {
    @Override
    public String run() {
      throw new AssertionError("expected: 1");
    }
  }

  record ReturnAThread() implements Task<Object> {
    @Override
    public Object run() {
      return new Thread();
    }
  }

  record ExitWith(int code) implements Task<String> {
    @Override
    public String run() {
      System.exit(code);
      return "not reached";
    }
  }

  record HaltWith(int code) implements Task<String> {
    @Override
    public String run() {
      Runtime.getRuntime().halt(code);
      return "not reached";
    }
  }

  record FillTheHeap() implements Task<Integer> {
    @Override
    public Integer run() {
      List<byte[]> all = new ArrayList<>();
      while (all.size() < 1_000_000) {
        all.add(new byte[1 << 20]);
      }
      return all.size();
    }
  }

  /** Leaves no room for anything else for that long, and then gives all of it back. */
  record HoldTheHeapFull(long millis) implements Task<Integer> {
    @Override
    public Integer run() {
      List<byte[]> all = new ArrayList<>(10_000);
      long until = System.nanoTime() + millis * 1_000_000;
      int bytes = 1 << 20;
      while (System.nanoTime() - until < 0) {
        try {
          all.add(new byte[bytes]);
        } catch (OutOfMemoryError full) {
          bytes = Math.max(16, bytes / 2);
        }
      }
      return all.size();
    }
  }

  record Flood(int kibibytes) implements Task<String> {
    @Override
    public String run() {
      String kibibyte = "x".repeat(1023) + "\n";
      for (int i = 0; i < kibibytes; i++) {
        System.out.print(kibibyte);
        System.err.print(kibibyte);
      }
      System.out.print("end of output: ☃");
      System.err.print("end of errors");
      return "done";
    }
  }

  /** Says that it runs, and then ignores every interrupt. */
  record Hang(Pipe.End pipe) implements Task<String> {
    @Override
    @SuppressWarnings("Interruption")
    public String run() throws Exception {
      try (Connection connection = pipe.connect()) {
        connection.send(ProcessHandle.current().pid());
        while (true) {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException ignored) {
            // This is what hanging means.
          }
        }
      }
    }
  }

  /** Starts a child of its own and returns its pid. */
  record StartASleeper() implements Task<Long> {
    @Override
    public Long run() throws Exception {
      return new ProcessBuilder("sleep", "1000").start().pid();
    }
  }

  /**
   * Starts a process whose parent ends at once, so that nobody's tree holds it; returns its pid.
   */
  record StartADetachedSleeper() implements Task<Long> {
    @Override
    public Long run() throws Exception {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $!").start();
      String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      shell.waitFor();
      return Long.valueOf(pid.strip());
    }
  }

  /** Starts a child JVM that hangs, tells its pid and hangs too. */
  record HangWithAChild(Pipe.End pipe) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (ForkedJvm child = ForkedJvm.start()) {
        Pipe.End end = pipe;
        return child.run(new Hang(end));
      }
    }
  }

  /** Starts a child JVM with a child of its own, tells both pids and hangs. */
  record HangWithDescendants(Pipe.End pipe) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (ForkedJvm child = ForkedJvm.start();
          Connection connection = pipe.connect()) {
        connection.send(child.pid());
        connection.send(child.run(new StartASleeper()));
        new CountDownLatch(1).await();
        return "not reached";
      }
    }
  }

  /** Its shutdown never ends. */
  record HangAtExit() implements Task<String> {
    @Override
    @SuppressWarnings("Interruption")
    public String run() {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      new CountDownLatch(1).await();
                    } catch (InterruptedException never) {
                      Thread.currentThread().interrupt();
                    }
                  }));
      return "armed";
    }
  }

  /** Bytes that are no UTF-8. */
  record WriteGarbage() implements Task<String> {
    @Override
    public String run() {
      System.out.write(0xff);
      System.out.write('x');
      System.out.flush();
      return "written";
    }
  }

  /** What it sees of how it was started. */
  record LookAround() implements Task<List<String>> {
    @Override
    public List<String> run() {
      return List.of(
          String.valueOf(System.getenv("GIVEN")),
          String.valueOf(System.getenv("PATH")),
          System.getProperty("user.dir"),
          String.valueOf(System.getProperty("an.option")));
    }
  }

  record ReadInput() implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      return System.in.read();
    }
  }

  record OfUnknownResult<T>(T value) implements Task<T> {
    @Override
    public T run() {
      return value;
    }
  }
}
