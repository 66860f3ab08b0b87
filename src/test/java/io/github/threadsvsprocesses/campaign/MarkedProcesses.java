package io.github.threadsvsprocesses.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process and all that descend from it, whoever their parent is by now: their environment holds a
 * mark. Needs /proc.
 *
 * @param value of the variable {@value #VARIABLE}
 */
record MarkedProcesses(String value) {
  static final String VARIABLE = "THREADS_VS_PROCESSES_CAMPAIGN";

  private static final int END_OF_COMMAND = 100;
  private static final Path PROCESSES = Path.of("/proc");

  static boolean canBeFound() {
    return Files.isReadable(PROCESSES.resolve("self/environ"));
  }

  /** Those that live now; a process that has ended and was not yet reaped has no environment. */
  List<ProcessHandle> living() {
    String mark = VARIABLE + "=" + value;
    List<ProcessHandle> living = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (read(process.resolve("environ")).contains(mark)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(living::add);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return living;
  }

  static boolean isChildJvm(ProcessHandle process) {
    return read(PROCESSES.resolve(process.pid() + "/cmdline")).contains("process.ChildMain");
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /** For a message: pid, state, and the end of the command. */
  static List<String> inWords(List<ProcessHandle> processes) {
    return processes.stream().map(MarkedProcesses::inWords).toList();
  }

  private static String inWords(ProcessHandle process) {
    String command = read(PROCESSES.resolve(process.pid() + "/cmdline")).replace('\0', ' ').strip();
    String state = read(PROCESSES.resolve(process.pid() + "/stat"));
    return "%d, in state %s, …%s"
        .formatted(
            process.pid(),
            state.replaceFirst("(?s).*\\) (.).*", "$1"),
            command.substring(Math.max(0, command.length() - END_OF_COMMAND)));
  }
}
