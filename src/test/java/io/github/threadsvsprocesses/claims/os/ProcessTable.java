package io.github.threadsvsprocesses.claims.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The list of all processes: of each PID, the parent's. */
record ProcessTable(String source, Map<Long, Long> parents) {
  private static final long NO_PARENT = 0;

  /** As the JDK enumerates them. */
  static ProcessTable ofTheJdk() {
    Map<Long, Long> parents = new HashMap<>();
    ProcessHandle.allProcesses()
        .forEach(
            process ->
                parents.put(
                    process.pid(), process.parent().map(ProcessHandle::pid).orElse(NO_PARENT)));
    return new ProcessTable("ProcessHandle.allProcesses", parents);
  }

  /** As the program {@code ps} lists them, where there is one that takes POSIX's options. */
  static Optional<ProcessTable> ofPs() throws IOException, InterruptedException {
    Process ps;
    try {
      ps =
          new ProcessBuilder("ps", "-A", "-o", "pid=", "-o", "ppid=")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    }
    String lines = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ps.waitFor() != 0) {
      return Optional.empty();
    }
    Map<Long, Long> parents = new HashMap<>();
    lines
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .forEach(ids -> parents.put(Long.valueOf(ids[0]), Long.valueOf(ids[1])));
    return Optional.of(new ProcessTable("ps", parents));
  }

  boolean lists(long pid) {
    return parents.containsKey(pid);
  }

  /** The parent of one that is listed. */
  long parentOf(long pid) {
    return parents.getOrDefault(pid, NO_PARENT);
  }

  @Override
  public String toString() {
    return source + ", which lists " + parents.size() + " processes";
  }
}
