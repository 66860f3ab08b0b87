package io.github.threadsvsprocesses.claims.isolation;

import io.github.threadsvsprocesses.children.OneFillsTheHeap.Outcome;
import io.github.threadsvsprocesses.children.OneKeepsFilesOpen;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Undecided;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What two workers of a CPython, threads or processes by a start method, and their starter have of
 * each other's files, variables and memory. CPython has no limit of its own for its heap; the
 * system's limit for a process takes its place.
 */
record PythonResources(OneKeepsFilesOpen files, Variables variables, Outcome memory) {
  /** Linux shows a process its table of open files, and how much memory it has asked for. */
  private static final Path NEEDED = Path.of("/proc/self/statm");

  /** Mebibytes that a process may still take. */
  private static final int LIMIT = 256;

  /** Mebibytes at which a worker gives up: there is no limit then. */
  private static final int MOST = 2 * LIMIT;

  /** Mebibytes that must not fit any more: more than is set aside for a thread. */
  private static final int PIECE = 80;

  /** Mebibytes for which the others ask; more than the worker leaves, less than the limit. */
  private static final int ASKED_FOR = 96;

  /** Names of environment variables. */
  record Variables(Set<String> workers, Set<String> starters) {}

  /**
   * One worker opens files, sets a variable, for multiprocessing gives a process none at its start,
   * and takes memory up to the limit.
   *
   * @param world "thread" or a start method
   * @throws Undecided where the system does not show what this takes
   */
  static PythonResources of(CPython python, String world, int files, String variable) {
    if (!Files.exists(NEEDED)) {
      throw Undecided.needs("a look at a process's open files and memory, as Linux gives it");
    }
    return python.run(
        PythonResources.class,
        "every_process_has_its_own_resources",
        world,
        files,
        variable,
        LIMIT,
        MOST,
        PIECE,
        ASKED_FOR);
  }
}
