package io.github.threadsvsprocesses.claims.isolation;

import io.github.threadsvsprocesses.children.OneFillsTheHeap.Outcome;
import io.github.threadsvsprocesses.children.OneKeepsFilesOpen;
import io.github.threadsvsprocesses.claims.isolation.EveryProcessHasItsOwnResources.Variables;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Undecided;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What workers of a CPython, threads or processes by a start method, have of each other's files,
 * variables and memory. CPython has no limit of its own for its heap; the system's limit for a
 * process takes its place.
 *
 * <p>Where the system does not show what it takes, as Linux does, the methods are undecided.
 */
record PythonResources(CPython python) {
  private static final String SCRIPT = "every_process_has_its_own_resources";
  private static final Path SELF = Path.of("/proc/self");

  /** Mebibytes that a process may still take. */
  private static final int LIMIT = 256;

  /** Mebibytes at which a worker gives up: there is no limit then. */
  private static final int MOST = 2 * LIMIT;

  /** Mebibytes that must not fit any more: more than the C library sets aside for a thread. */
  private static final int PIECE = 80;

  /** Mebibytes for which the others ask; more than the worker leaves, less than the limit. */
  private static final int ASKED_FOR = 96;

  OneKeepsFilesOpen filesOf(String world, int files) {
    require("fd", "a look at a process's table of open files");
    return python.run(OneKeepsFilesOpen.class, SCRIPT, "files", world, files);
  }

  /** The worker sets the variable: multiprocessing gives a process no variable at its start. */
  Variables variablesOf(String world, String variable) {
    return python.run(Variables.class, SCRIPT, "environment", world, variable);
  }

  Outcome memoryOf(String world) {
    require("statm", "a system that tells and limits the memory of a process, as Linux does");
    return python.run(Outcome.class, SCRIPT, "memory", world, LIMIT, MOST, PIECE, ASKED_FOR);
  }

  private static void require(String file, String what) {
    if (!Files.exists(SELF.resolve(file))) {
      throw Undecided.needs(what);
    }
  }
}
