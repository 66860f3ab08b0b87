package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A CPython peer: a script of {@code src/test/resources/bench} that has started its processes and
 * does as many operations as each line of its input says. An order and its answer cost two hops for
 * a whole batch, as they do on our side. The script answers with the time it took by its own clock,
 * which cannot be longer than the time by ours.
 */
final class PythonScript implements Contestant {
  /** The interpreter, as a system property of the JVM that measures. */
  static final String PYTHON = "bench.python";

  private static final Duration END_DEADLINE = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  private PythonScript(String name, Process process) {
    this.name = name;
    this.process = process;
    orders = process.outputWriter(StandardCharsets.US_ASCII);
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Starts a script.
   *
   * @throws IllegalStateException when no interpreter is named
   */
  static PythonScript start(String name, String... arguments) throws IOException {
    String python = System.getProperty(PYTHON, "");
    if (python.isEmpty()) {
      throw new IllegalStateException("Which CPython? Say -D" + PYTHON + "=PATH.");
    }
    List<String> command = new ArrayList<>(List.of(python, path(name).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return new PythonScript(name, builder.start());
  }

  private static Path path(String name) throws IOException {
    URL script = PythonScript.class.getResource("/bench/" + name);
    if (script == null) {
      throw new IOException("There is no script bench/" + name + " among the resources.");
    }
    try {
      return Path.of(script.toURI());
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }

  @Override
  public void run(int operations) throws IOException {
    long start = System.nanoTime();
    orders.write(operations + "\n");
    orders.flush();
    String answer = answers.readLine();
    long elapsed = System.nanoTime() - start;
    if (answer == null) {
      throw new IOException(name + " has ended; what it said of it is on standard error.");
    }
    long byItsClock = Long.parseLong(answer.strip());
    if (byItsClock <= 0 || byItsClock > elapsed) {
      throw new IOException(
          "%s says that %d operations took %d ns, but the answer came after %d ns."
              .formatted(name, operations, byItsClock, elapsed));
    }
  }

  /** The end of its input ends it. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(TimeoutFactor.times(END_DEADLINE).toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException hurry) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
