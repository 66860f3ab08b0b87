package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The least JVM that says something: this JVM's java, no option but a class path of one folder, and
 * a main method that prints a line.
 */
public final class BareJvm implements AutoCloseable {
  private static final Duration END_DEADLINE = Duration.ofSeconds(10);

  private final Process process;

  private BareJvm(Process process) {
    this.process = process;
  }

  /** Starts one and returns when its line has come. */
  public static BareJvm start() throws IOException {
    BareJvm jvm =
        new BareJvm(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    itsFolder().toString(),
                    PrintsALine.class.getName())
                .redirectError(Redirect.INHERIT)
                .start());
    String line = jvm.process.inputReader(StandardCharsets.US_ASCII).readLine();
    if (!Message.SMALL.equals(line)) {
      jvm.process.destroyForcibly();
      throw new IOException("A bare JVM printed " + line + " instead of " + Message.SMALL + ".");
    }
    return jvm;
  }

  private static Path itsFolder() throws IOException {
    try {
      return Path.of(PrintsALine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it and waits for that. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(TimeoutFactor.times(END_DEADLINE).toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
