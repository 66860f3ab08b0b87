package io.github.threadsvsprocesses.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable of the environment that says whose child a process is.
 *
 * <p>A process hands its environment on to what it starts, so the mark finds a grandchild after the
 * child between was killed, when the system knows no parent of it any more. Only Linux lets the
 * environment of others be read, and only that of the same user's; a process that was started with
 * an environment of its own is not found.
 */
final class Mark {
  static final String VARIABLE = "THREADS_VS_PROCESSES_OWNER";

  private static final Path PROC = Path.of("/proc");

  private Mark() {}

  /** Kills each process whose mark begins so, but never this one nor what cleans up after it. */
  static void kill(String beginning) {
    carriers(beginning).forEach(ProcessTree::killUnlessItCleansUp);
  }

  /** Each process whose mark begins so, but never this one. */
  static List<ProcessHandle> carriers(String beginning) {
    String entry = VARIABLE + "=" + beginning;
    long self = ProcessHandle.current().pid();
    List<ProcessHandle> carriers = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        if (pid != self && environment(process).contains("\0" + entry)) {
          ProcessHandle.of(pid).ifPresent(carriers::add);
        }
      }
    } catch (IOException | RuntimeException noProc) {
      // Then the tree of the child, taken while it lived, is all that is known.
    }
    return carriers;
  }

  private static String environment(Path process) {
    try {
      byte[] bytes = Files.readAllBytes(process.resolve("environ"));
      return "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException anothersOrGone) {
      return "";
    }
  }
}
