package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A CPython that the peers' scripts run on.
 *
 * @param executable as it says itself: what was found may be a script that looks for it
 * @param version such as 3.13.0
 */
record Python(Path executable, String version) {
  private static final Version OLDEST = Version.parse("3.8");
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);
  private static final Pattern NAME = Pattern.compile("python3(\\.\\d+)?(\\.exe)?");
  private static final Pattern ANSWER = Pattern.compile("CPython (\\d+\\.\\d+\\.\\d+)\\S* (.+)");

  /**
   * The one that is named, or else the newest {@code python3} or {@code python3.N} of the path.
   *
   * @param named empty when none is
   * @param path as the environment's PATH
   * @throws BadOption when the named one is no CPython 3.8 or newer
   */
  static Optional<Python> find(String named, String path) throws IOException {
    if (!named.isEmpty()) {
      return Optional.of(
          ask(Path.of(named))
              .orElseThrow(
                  () -> new BadOption("-Dpython=" + named + " is no CPython 3.8 or newer.")));
    }
    Python newest = null;
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (Path candidate : candidates(folder)) {
        Python found = ask(candidate).orElse(null);
        if (found != null && (newest == null || newer(found, newest))) {
          newest = found;
        }
      }
    }
    return Optional.ofNullable(newest);
  }

  private static boolean newer(Python one, Python other) {
    return Version.parse(one.version).compareTo(Version.parse(other.version)) > 0;
  }

  private static List<Path> candidates(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException | InvalidPathException unreadable) {
      return List.of();
    }
  }

  /** What it says of itself; nothing when it does not run, is too old or another Python. */
  private static Optional<Python> ask(Path executable) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  executable.toString(),
                  "-c",
                  "import multiprocessing, platform, sys;"
                      + "print(platform.python_implementation(), platform.python_version(),"
                      + " sys.executable)")
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException notExecutable) {
      return Optional.empty();
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(
          TimeoutFactor.times(ANSWER_DEADLINE).toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Matcher said = ANSWER.matcher(answer);
      return said.matches() && Version.parse(said.group(1)).compareTo(OLDEST) >= 0
          ? Optional.of(new Python(Path.of(said.group(2)), said.group(1)))
          : Optional.empty();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking " + executable + ".", hurry);
    } finally {
      process.destroyForcibly();
    }
  }
}
