package io.github.threadsvsprocesses.cpython;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of the class path, unpacked once in a JVM into one folder, so that a script and the
 * processes it spawns can import the others. The folder goes with the JVM. Safe for use by many
 * threads.
 */
final class Scripts {
  private static final String FOLDER = "cpython";
  private static final String ENDING = ".py";

  /** What the kit brings along. */
  private static final List<String> OURS = List.of("facts.py", "probe.py");

  private static @Nullable Path unpacked;

  private Scripts() {}

  /**
   * Where a script lies.
   *
   * @throws IllegalArgumentException when the class path has none of that name
   */
  static Path path(String name) {
    Path script = folder().resolve(name + ENDING);
    if (!Files.isRegularFile(script)) {
      throw new IllegalArgumentException(
          "There is no script " + FOLDER + "/" + name + ENDING + " on the class path.");
    }
    return script;
  }

  /** Where all of them lie. */
  static synchronized Path folder() {
    if (unpacked == null || !Files.isDirectory(unpacked)) {
      Path folder = PrivateDirectory.newPath("py");
      try {
        Files.createDirectory(folder);
        unpackInto(folder);
      } catch (IOException | URISyntaxException e) {
        throw new UncheckedIOException(
            "The Python scripts could not be unpacked to " + folder + ".", new IOException(e));
      }
      unpacked = folder;
    }
    return unpacked;
  }

  private static void unpackInto(Path folder) throws IOException, URISyntaxException {
    for (String name : OURS) {
      try (InputStream in = Scripts.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException(name + " belongs to this package and is missing.");
        }
        Files.copy(in, folder.resolve(name));
      }
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (loader == null) {
      loader = Scripts.class.getClassLoader();
    }
    for (URL place : Collections.list(loader.getResources(FOLDER))) {
      if (place.openConnection() instanceof JarURLConnection inJar) {
        unpack(inJar.getJarFile(), folder);
      } else {
        unpack(Path.of(new URI(place.toString())), folder);
      }
    }
  }

  private static void unpack(Path from, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(ENDING)) {
          copy(Files.newInputStream(file), folder.resolve(name));
        }
      }
    }
  }

  private static void unpack(JarFile jar, Path folder) throws IOException {
    for (var entry : Collections.list(jar.entries())) {
      String path = entry.getName();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.equals(FOLDER + "/" + name) && name.endsWith(ENDING)) {
        copy(jar.getInputStream(entry), folder.resolve(name));
      }
    }
  }

  /** The first one of a name is the one that the class path means; ours come before all. */
  private static void copy(InputStream from, Path to) throws IOException {
    try (from) {
      if (!Files.exists(to)) {
        Files.copy(from, to);
      }
    }
  }
}
