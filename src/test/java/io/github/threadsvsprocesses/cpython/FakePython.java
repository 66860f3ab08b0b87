package io.github.threadsvsprocesses.cpython;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that say they are a Python: shell scripts, for systems that have a shell. */
public final class FakePython {
  private static final String EXECUTABLE = "rwx------";

  private FakePython() {}

  /** A usable CPython with the lock, as far as it says itself; it runs no script. */
  public static Path of(String version, Path folder) throws IOException {
    return saying(folder, "cpython-" + version, facts("CPython", version, true, false, ""));
  }

  /** The same, free-threaded. */
  public static Path withoutLock(String version, Path folder) throws IOException {
    return saying(folder, "cpython-" + version + "t", facts("CPython", version, false, true, ""));
  }

  static String facts(
      String implementation, String version, boolean lock, boolean freeThreaded, String trouble) {
    String[] parts = version.split("\\.", -1);
    return """
        {"implementation": "%s", "version": "%s", "major": %s, "minor": %s, "executable": "'$0'",\
         "lock": %s, "freeThreaded": %s, "startMethods": ["fork", "spawn"], "trouble": "%s"}"""
        .formatted(implementation, version, parts[0], parts[1], lock, freeThreaded, trouble);
  }

  static Path saying(Path folder, String name, String words) throws IOException {
    return doing(folder, name, "echo '" + words + "'");
  }

  /** Whatever it is asked. */
  static Path doing(Path folder, String name, String commands) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(EXECUTABLE));
    return file;
  }
}
