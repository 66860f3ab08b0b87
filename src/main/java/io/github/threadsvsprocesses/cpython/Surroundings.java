package io.github.threadsvsprocesses.cpython;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a script finds around itself: a folder of its own for temporary files, where it also runs,
 * and an environment in which nobody's settings of Python change what is seen.
 */
record Surroundings(Path folder, Path errorOutput) {
  /** The most that multiprocessing appends for a socket: a folder and a file of random names. */
  private static final int NAME_OF_A_SOCKET = "/pymp-12345678/listener-12345678".length();

  /** A socket's path holds 104 bytes on macOS, a final zero included; 108 on Linux. */
  private static final int LONGEST_PATH_OF_A_SOCKET = 103;

  /** Whether the lock is on is the user's to say. */
  private static final String LOCK = "PYTHON_GIL";

  static Surroundings create() {
    Path folder = PrivateDirectory.newPath("py");
    try {
      Files.createDirectory(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException("A script has no folder for its files.", refused);
    }
    return new Surroundings(folder, PrivateDirectory.newPath("pyerr"));
  }

  void putInto(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PYTHON") && !name.equals(LOCK));
    environment.put("PYTHONUTF8", "1");
    String path = folder.toString();
    int length = path.getBytes(StandardCharsets.UTF_8).length;
    if (length + NAME_OF_A_SOCKET <= LONGEST_PATH_OF_A_SOCKET) {
      environment.put("TMPDIR", path);
      environment.put("TEMP", path);
      environment.put("TMP", path);
    }
  }

  /** What cannot be removed goes with the private directory. */
  void remove() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(errorOutput);
    } catch (IOException | UncheckedIOException inUse) {
      // See above.
    }
  }
}
