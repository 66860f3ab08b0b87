package io.github.threadsvsprocesses.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The system's own tools, where the JDK has nothing. */
final class Tools {
  private static final int MOST_TRIES = 10;

  private Tools() {}

  /** Every thread of a process, and so all that it will start. */
  static void nice(long pid) throws IOException, InterruptedException, NotHere {
    run(
        () -> {
          List<String> command = new ArrayList<>(List.of("renice", "-n", "19", "-p"));
          try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            threads.forEach(thread -> command.add(thread.getFileName().toString()));
          } catch (IOException | UncheckedIOException notLinux) {
            throw new NotHere("needs /proc/PID/task");
          }
          return command;
        });
  }

  /** Every thread of a process, and so all that it will start. It stays so. */
  static Burden pinToOneCpu(long pid) throws IOException, InterruptedException, NotHere {
    run(() -> List.of("taskset", "-a", "-c", "-p", "0", Long.toString(pid)));
    return () -> {};
  }

  private interface Command {
    List<String> words() throws NotHere;
  }

  /** Again when it fails: a thread of the process may have ended between two of its looks. */
  private static void run(Command command) throws IOException, InterruptedException, NotHere {
    String said = "";
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<String> words = command.words();
      Process tool;
      try {
        tool = new ProcessBuilder(words).redirectErrorStream(true).start();
      } catch (IOException missing) {
        throw new NotHere("needs " + words.get(0));
      }
      said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (tool.waitFor() == 0) {
        return;
      }
    }
    throw new NotHere("said: " + said);
  }
}
