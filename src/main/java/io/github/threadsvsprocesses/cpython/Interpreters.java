package io.github.threadsvsprocesses.cpython;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Looks for interpreters and asks each what it is. Safe for use by many threads. */
final class Interpreters {
  /** Many times what the slowest machine tried takes; times {@link TimeoutFactor}. */
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(15);

  /** On Windows a python.org installation has no python3. */
  private static final List<String> NAMES =
      File.separatorChar == '\\' ? List.of("python3.exe", "python.exe") : List.of("python3");

  /** By what the option said: it does not change while a JVM lives, but in its tests. */
  private static final Map<String, List<CPython>> FOUND = new ConcurrentHashMap<>();

  private final Probe probe;

  Interpreters(Duration answerDeadline) {
    probe = new Probe(answerDeadline);
  }

  static List<CPython> here() {
    Interpreters look = new Interpreters(TimeoutFactor.times(ANSWER_DEADLINE));
    return FOUND.computeIfAbsent(
        System.getProperty(CPython.OPTION, ""),
        option -> look.find(option, String.valueOf(System.getenv("PATH"))));
  }

  /**
   * Those that the option names, or one.
   *
   * @param option paths separated by commas; blank where none is named
   * @param path as the environment's PATH
   */
  List<CPython> find(String option, String path) {
    List<String> named =
        Arrays.stream(option.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    return named.isEmpty() ? List.of(firstUsable(path)) : each(named);
  }

  /** Two of one version are told apart by their paths. */
  private List<CPython> each(List<String> named) {
    Map<String, CPython> byRuntime = new LinkedHashMap<>();
    for (String name : named.stream().distinct().toList()) {
      CPython found = probe.of(name);
      byRuntime.putIfAbsent(found.runtime(), found);
      if (byRuntime.get(found.runtime()) != found) {
        CPython renamed = found.called(found.runtime() + " (" + name + ")");
        byRuntime.put(renamed.runtime(), renamed);
      }
    }
    return List.copyOf(byRuntime.values());
  }

  private CPython firstUsable(String path) {
    List<CPython> unusable = new ArrayList<>();
    for (Path candidate : candidates(path).distinct().toList()) {
      CPython found = probe.of(candidate.toString());
      if (found.isUsable()) {
        return found;
      }
      unusable.add(found);
    }
    return unusable.isEmpty()
        ? CPython.unusable(CPython.RUNTIME, "no python3 was found on the PATH")
        : unusable.get(0);
  }

  private static Stream<Path> candidates(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(Interpreters::in)
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable);
  }

  private static Stream<Path> in(String folder) {
    try {
      Path place = Path.of(folder);
      return NAMES.stream().map(place::resolve);
    } catch (InvalidPathException noFolder) {
      return Stream.empty();
    }
  }
}
