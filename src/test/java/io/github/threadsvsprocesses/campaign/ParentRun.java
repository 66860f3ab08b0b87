package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A parent with child JVMs, in a temporary folder of its own, that is to be killed. */
final class ParentRun implements AutoCloseable {
  /** Promised to whoever kills a parent, times the factor: its children end. */
  static final Duration FOLLOWING_DEADLINE = Duration.ofSeconds(3);

  private static final int MOST_STEPS = 6;
  private static final int LONGEST_DELAY_NANOS = 600_000_000;
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Scratch scratch = Scratch.make();
  private final MarkedProcesses marked = new MarkedProcesses(UUID.randomUUID().toString());
  private final Process parent;

  /** Starts it, and returns at a random moment of its work. */
  ParentRun(Random chance) throws IOException {
    ProcessBuilder builder =
        JavaProgram.of(
            SacrificialParent.class, scratch.folder(), List.of(), Long.toString(chance.nextLong()));
    builder.environment().put(MarkedProcesses.VARIABLE, marked.value());
    Path output = scratch.file("output");
    parent = builder.redirectOutput(output.toFile()).start();
    int steps = 1 + chance.nextInt(MOST_STEPS);
    if (!Waiting.until(Waiting.DEADLINE, () -> output.toFile().length() >= steps)) {
      throw new IOException("The parent that is to be killed does not get on.");
    }
    Waiting.pass(chance.nextInt(LONGEST_DELAY_NANOS));
  }

  long pid() {
    return parent.pid();
  }

  /** It, its children, and theirs. */
  List<ProcessHandle> living() {
    return marked.living();
  }

  /** Kills the parent alone; false if it had ended by itself, which it never should. */
  boolean kill() throws InterruptedException {
    boolean alive = parent.isAlive();
    parent.destroyForcibly();
    parent.waitFor();
    return alive;
  }

  /** The private directories of its JVMs whose process is gone, here and in shared memory. */
  List<Path> leftDirectories() throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path folder : List.of(scratch.folder(), MEMORY)) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "tvp-*")) {
          for (Path each : all) {
            long pid = Long.parseLong(each.getFileName().toString().split("-", -1)[1]);
            if (ProcessHandle.of(pid).isEmpty()) {
              left.add(each);
            }
          }
        }
      }
    }
    return left;
  }

  /** Uses the kit again, in a JVM that knows nothing of this one. */
  void nextStart() throws IOException, InterruptedException {
    Process next = JavaProgram.of(NextStart.class, scratch.folder(), List.of()).start();
    if (!next.waitFor(TimeoutFactor.times(Waiting.DEADLINE).toNanos(), TimeUnit.NANOSECONDS)
        || next.exitValue() != 0) {
      next.destroyForcibly();
      throw new IOException("The next use of the kit after a killed one failed.");
    }
  }

  /** Kills what is left, for a failure must not disturb what comes next. */
  @Override
  public void close() throws IOException {
    living().forEach(ProcessHandle::destroyForcibly);
    Waiting.until(Waiting.DEADLINE, () -> living().isEmpty());
    scratch.close();
  }
}
