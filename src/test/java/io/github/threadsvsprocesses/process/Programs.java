package io.github.threadsvsprocesses.process;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Programs that run in JVMs of their own. */
final class Programs {
  private Programs() {}

  static final class PrintAndExit {
    private PrintAndExit() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println(Arrays.toString(arguments) + " " + System.in.read());
      System.err.println("to the errors");
      System.exit(3);
    }
  }

  static final class ThrowFromMain {
    private ThrowFromMain() {}

    @SuppressWarnings("DoNotCallSuggester")
    public static void main(String[] arguments) {
      throw new IllegalStateException("out of main");
    }
  }

  static final class NeverEnd {
    private NeverEnd() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println("started");
      new CountDownLatch(1).await();
    }
  }
}
