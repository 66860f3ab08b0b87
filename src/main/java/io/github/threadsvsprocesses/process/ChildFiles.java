package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that one child JVM leaves while it lives, in this JVM's private directory. */
final class ChildFiles {
  /** Of a crash report, for a message: what happened, where, and the first frames. */
  private static final int CRASH_HEAD = 2_500;

  private final Path exitMark = PrivateDirectory.newPath("exit");
  private final Path output = PrivateDirectory.newPath("out");
  private final Path errorOutput = PrivateDirectory.newPath("err");
  private final Path crash = PrivateDirectory.newPath("hs_err");
  private final Path dump = PrivateDirectory.newPath("dump");
  private volatile boolean kept;

  Path exitMark() {
    return exitMark;
  }

  Path output() {
    return output;
  }

  Path errorOutput() {
    return errorOutput;
  }

  Path crash() {
    return crash;
  }

  /** The beginning of the JVM's crash report; empty when it did not crash. */
  String crashHead() {
    try {
      String whole = new String(Files.readAllBytes(crash), StandardCharsets.UTF_8);
      return whole.substring(0, Math.min(whole.length(), CRASH_HEAD));
    } catch (IOException noCrash) {
      return "";
    }
  }

  /** Writes the thread dump down beside the rest. */
  void keepDump(String text) {
    try {
      Files.writeString(dump, text);
    } catch (IOException full) {
      // The message holds it too.
    }
  }

  /** Those that are there, by their titles; they now stay until this JVM ends. */
  Map<String, Path> keep() {
    kept = true;
    Map<String, Path> found = new LinkedHashMap<>();
    found.put("Crash report of the child JVM", crash);
    found.put("Thread dump of the child JVM", dump);
    found.put("Standard output of the child JVM", output);
    found.put("Standard error of the child JVM", errorOutput);
    found.values().removeIf(path -> !Files.exists(path));
    return found;
  }

  /** Removes what nobody asked to keep. */
  void remove() {
    for (Path path : List.of(exitMark, output, errorOutput, crash, dump)) {
      if (!kept || path.equals(exitMark)) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException inUse) {
          // It goes with the directory.
        }
      }
    }
  }
}
