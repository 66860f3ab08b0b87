package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.cpython.CPython;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runtimes that claims are judged on. */
final class Runtimes {
  /** No name of a method holds this. */
  private static final String ON = " [";

  private Runtimes() {}

  /** The name of a check or control on a runtime other than the JVM. */
  static String nameOn(String runtime, String name) {
    return name + ON + runtime + "]";
  }

  /** The runtime of a check or control by its name. */
  static String in(String name) {
    int on = name.indexOf(ON);
    return on < 0 || !name.endsWith("]")
        ? Statement.JVM
        : name.substring(on + ON.length(), name.length() - 1);
  }

  /** Those that a claim's class is to be judged on. */
  static List<String> of(Class<?> claim) {
    boolean jvm = !Role.CHECK.in(claim).isEmpty() || !Role.CONTROL.in(claim).isEmpty();
    List<String> runtimes = isForPython(claim) ? pythons() : List.of();
    return jvm || runtimes.isEmpty() ? with(Statement.JVM, runtimes) : runtimes;
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static List<String> pythons() {
    return CPython.here().stream().map(CPython::runtime).toList();
  }

  private static boolean isForPython(Class<?> claim) {
    return !Role.PYTHON_CHECK.in(claim).isEmpty() || !Role.PYTHON_CONTROL.in(claim).isEmpty();
  }

  /** Versions of the CPythons in use; null when no claim asks for one, or none can be used. */
  static @Nullable String pythonsInUse(Collection<Class<?>> claims) {
    if (claims.stream().noneMatch(Runtimes::isForPython)) {
      return null;
    }
    String versions =
        CPython.here().stream()
            .filter(CPython::isUsable)
            .map(python -> python.runtime().substring(CPython.RUNTIME.length()).strip())
            .collect(Collectors.joining(", "));
    return versions.isEmpty() ? null : versions;
  }
}
