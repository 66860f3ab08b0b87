package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reports that come in through a named pipe of the system, in this JVM's private directory, where
 * only the same user gets in; its name is gone once the child has opened it.
 *
 * <p>For its child's sake: to open and write a file costs a fresh JVM next to nothing, a socket 40
 * to 60 ms, of which it spends most in finding a provider and seeding a random generator.
 */
final class NamedPipe implements Reports {
  static final String SCHEME = "pipe:";

  /** The system's command makes them; as many as one start of it is to pay for. */
  private static final int MADE_AT_ONCE = 16;

  private static final Queue<Path> MADE = new ArrayDeque<>();
  private static boolean impossible;

  private final Path path;
  private final FileInputStream in;

  /** Keeps the pipe from having no writer, which is its end, until the child has opened it. */
  private final RandomAccessFile placeholder;

  private NamedPipe(Path path) throws IOException {
    this.path = path;
    placeholder = new RandomAccessFile(path.toFile(), "rw"); // Does not wait for a writer.
    try {
      in = new FileInputStream(path.toFile());
    } catch (FileNotFoundException refused) {
      placeholder.close();
      throw refused;
    }
  }

  /** Null where the system makes none. */
  static @Nullable NamedPipe open() throws IOException {
    Path next = next();
    return next == null ? null : new NamedPipe(next);
  }

  private static synchronized @Nullable Path next() throws IOException {
    Path next = MADE.poll();
    while (next != null && !Files.exists(next)) {
      next = MADE.poll(); // Its directory was removed, and will be made anew.
    }
    if (next == null && !impossible) {
      impossible = !make();
      next = MADE.poll();
    }
    return next;
  }

  private static boolean make() throws IOException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < MADE_AT_ONCE; i++) {
      paths.add(PrivateDirectory.newPath("r"));
    }
    paths.forEach(path -> command.add(path.toString()));
    try {
      Process making =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (making.waitFor() != 0) {
        return false;
      }
      for (Path path : paths) {
        if (!Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
          return false; // An emulation that only its own commands know, as on Windows.
        }
      }
    } catch (IOException noSuchCommandOrNothingMade) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while named pipes were made.", interrupted);
    }
    MADE.addAll(paths);
    return true;
  }

  @Override
  public String address() {
    return SCHEME + path;
  }

  @Override
  public byte[] receive() throws IOException {
    byte[] message = Frames.read(in);
    settle();
    return message;
  }

  @Override
  public void childHasEnded() {
    settle();
  }

  /** From now on the end of the child is the end of the pipe. */
  private void settle() {
    try {
      placeholder.close();
      Files.deleteIfExists(path);
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }

  @Override
  public void close() {
    settle();
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
  }
}
