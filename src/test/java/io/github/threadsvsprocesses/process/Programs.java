package io.github.threadsvsprocesses.process;

import java.time.Duration;
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

  /** Says where a child JVM that it starts loads its main class from. */
  static final class TellWhereAChildLoadsFrom {
    private TellWhereAChildLoadsFrom() {}

    public static void main(String[] arguments) {
      try (ForkedJvm child = ForkedJvm.configure().option("-Xlog:class+load").start()) {
        child.join(Duration.ofMinutes(1));
        child
            .output()
            .lines()
            .filter(line -> line.contains(ChildMain.class.getName() + " "))
            .forEach(System.out::println);
      }
    }
  }
}
