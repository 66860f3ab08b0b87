package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Waits while claims are judged; speaks when their JVM is told to end, as by Ctrl-C. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  Interruption(Path verdicts, PrintStream console) {
    ClassLoader loader = Interruption.class.getClassLoader();
    hook = new Thread(() -> show(verdicts, console, loader), "after an interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void show(Path verdicts, PrintStream console, ClassLoader loader) {
    try {
      for (AfterInterruption each : ServiceLoader.load(AfterInterruption.class, loader)) {
        each.show(VerdictsFile.read(verdicts), console);
      }
    } catch (IOException unreadable) {
      console.println("Interrupted before there was a verdict.");
    }
  }

  /** The run came to its end. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      // It speaks already.
    }
  }
}
