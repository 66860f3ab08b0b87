package io.github.threadsvsprocesses.cpython;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks an interpreter what it is, or says in a sentence why it cannot be used. */
final class Probe {
  private static final Duration OUTPUT_DEADLINE = Duration.ofSeconds(1);

  /** What Windows' stub in the place of an uninstalled Python ends with. */
  private static final int NOT_INSTALLED = 9009;

  /** Exit codes from here on tell a signal. */
  private static final int KILLED = 128;

  private static final String STORE = "Microsoft Store";

  /** Of what an interpreter says, in a reason. */
  private static final int LONGEST_QUOTE = 120;

  private static final int OLDEST_MINOR = 8;

  private final Duration deadline;

  Probe(Duration deadline) {
    this.deadline = deadline;
  }

  /**
   * The interpreter at a path.
   *
   * @param path as it was named
   */
  CPython of(String path) {
    try {
      Path file = Path.of(path);
      String trouble = troubleOfFile(file);
      if (trouble == null) {
        Probed probed = ask(file.toAbsolutePath());
        trouble = troubleOf(probed);
        if (trouble == null) {
          return CPython.usable(probed.runtime(), probed);
        }
      }
      return unusable(path, trouble);
    } catch (InvalidPathException noPath) {
      return unusable(path, "is no path");
    } catch (Refused refused) {
      return unusable(path, String.valueOf(refused.getMessage()));
    }
  }

  private static CPython unusable(String path, String trouble) {
    return CPython.unusable(
        CPython.RUNTIME + " (" + oneLine(path) + ")", oneLine(path) + " " + trouble);
  }

  private static @Nullable String troubleOfFile(Path file) {
    if (!Files.exists(file)) {
      return "does not exist";
    }
    if (Files.isDirectory(file)) {
      return "is a folder";
    }
    return Files.isExecutable(file) ? null : "may not be executed";
  }

  private static @Nullable String troubleOf(Probed probed) {
    String what = oneLine(probed.implementation()) + " " + oneLine(probed.version());
    if (probed.major() < 3) {
      return "is Python " + oneLine(probed.version());
    }
    if (!probed.implementation().equals("CPython")) {
      return "is " + what + ", another implementation of Python";
    }
    if (probed.major() == 3 && probed.minor() < OLDEST_MINOR) {
      return "is " + what;
    }
    if (!probed.trouble().isEmpty()) {
      return "has no working multiprocessing, " + quote(probed.trouble());
    }
    return Files.isRegularFile(Path.of(probed.executable()))
        ? null
        : "does not say where it lies, but '" + quote(probed.executable()) + "'";
  }

  /** It did not say what it is; the message ends a sentence that begins with its path. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  private Probed ask(Path interpreter) throws Refused {
    ScriptProcess asked;
    try {
      asked =
          ScriptProcess.start(List.of(interpreter.toString(), Scripts.path("probe").toString()));
    } catch (PythonFailed notStarted) {
      throw new Refused("cannot be started, " + quote(reasonOf(notStarted)));
    }
    try {
      if (!asked.awaitExit(deadline)) {
        throw new Refused("did not answer within " + ScriptRun.inWords(deadline));
      }
      String answer = asked.answers().last(OUTPUT_DEADLINE);
      String complaint = asked.complaint();
      int code = asked.exitCode();
      if (isStub(code, answer, complaint)) {
        throw new Refused(
            "printed nothing and ended with exit code "
                + code
                + ", as the stub of the Windows store does");
      }
      if (code != 0) {
        throw new Refused(
            "ended with exit code " + code + (complaint.isEmpty() ? "" : ", " + quote(complaint)));
      }
      return read(answer == null ? "" : answer);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new Refused("was not asked to the end, for the run was interrupted");
    } finally {
      asked.kill();
    }
  }

  private static boolean isStub(int code, @Nullable String answer, String complaint) {
    return code == NOT_INSTALLED
        || complaint.contains(STORE)
        || (answer == null && complaint.isEmpty() && code < KILLED);
  }

  private static Probed read(String answer) throws Refused {
    try {
      return Facts.read(answer, Probed.class);
    } catch (JsonProcessingException garbage) {
      throw new Refused("did not say what it is, but '" + quote(answer) + "'");
    }
  }

  private static String reasonOf(PythonFailed notStarted) {
    return notStarted.getCause() instanceof IOException refused
        ? String.valueOf(refused.getMessage())
        : String.valueOf(notStarted.getMessage());
  }

  private static String quote(String said) {
    String line = oneLine(said);
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + " …";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
