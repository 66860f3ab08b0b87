package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A class path of any length and any characters, as one short path: that of a jar which holds
 * nothing but a manifest that names the entries as URIs.
 */
final class ClassPath {
  private static final Map<String, Path> JARS = new HashMap<>();

  private ClassPath() {}

  /** The jar for a class path; written once. */
  static synchronized Path jar(String classPath) throws IOException {
    Path known = JARS.get(classPath);
    if (known != null && Files.exists(known)) {
      return known;
    }
    StringBuilder uris = new StringBuilder();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      uris.append(uri(entry)).append(' ');
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, uris.toString().trim());
    Path jar = PrivateDirectory.newPath("cp");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    JARS.put(classPath, jar);
    return jar;
  }

  /** Percent-encoded; a directory's ends in a slash, without which it would be taken for a jar. */
  private static String uri(String entry) {
    Path path = Path.of(entry.isEmpty() ? "." : entry).toAbsolutePath();
    URI uri = path.toUri();
    String text = uri.toASCIIString();
    return Files.isDirectory(path) && !text.endsWith("/") ? text + "/" : text;
  }
}
