package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.Exit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a child JVM does that it should not. */
enum Misbehaviour {
  /** Writes more than anybody wants to read, and then behaves. */
  FLOODS_ITS_OUTPUT {
    @Override
    void run(int detail) {
      String line = "x".repeat(1_000);
      for (int i = 0; i < detail * 100; i++) {
        System.out.println(line);
        System.err.println(line);
      }
    }
  },
  FILLS_ITS_HEAP {
    @Override
    void run(int detail) {
      List<byte[]> all = new ArrayList<>();
      while (all.size() < Integer.MAX_VALUE) {
        all.add(new byte[1 << 20]);
      }
    }
  },
  EXITS {
    @Override
    void run(int detail) {
      System.exit(detail);
    }

    @Override
    Exit exit(int detail) {
      return new Exit(detail, true);
    }
  },
  HALTS {
    @Override
    void run(int detail) {
      Runtime.getRuntime().halt(detail);
    }

    @Override
    Exit exit(int detail) {
      return new Exit(detail, true);
    }
  },
  /** Ends only when it is killed. */
  EXITS_WITH_A_STUCK_HOOK {
    @Override
    void run(int detail) {
      Runtime.getRuntime().addShutdownHook(new Thread(Misbehaviour::hang));
      System.exit(detail);
    }
  },
  IGNORES_ITS_INTERRUPT {
    @Override
    void run(int detail) {
      hang();
    }
  },
  /** Which outlive it unless somebody sees to it. */
  STARTS_GRANDCHILDREN {
    @Override
    void run(int detail) throws IOException {
      for (int i = 0; i < 1 + detail % 3; i++) {
        new ProcessBuilder("sleep", "1000").start();
      }
    }
  },
  STARTS_A_GRANDCHILD_AND_HALTS {
    @Override
    void run(int detail) throws IOException {
      STARTS_GRANDCHILDREN.run(0);
      Runtime.getRuntime().halt(detail);
    }
  },
  THROWS {
    @Override
    void run(int detail) throws IOException {
      throw new IOException("thrown on purpose");
    }
  },
  NEVER_STOPS_FLOODING {
    @Override
    void run(int detail) throws IOException {
      while (!System.out.checkError()) {
        FLOODS_ITS_OUTPUT.run(detail);
      }
    }
  };

  /** Does it, in a child JVM. */
  abstract void run(int detail) throws IOException;

  /** How the child ends by it; null if only a kill ends it, or it does not end at all. */
  @Nullable Exit exit(int detail) {
    return null;
  }

  /** Whether its task comes to an end, be it a bad one. */
  boolean ends() {
    return this != EXITS_WITH_A_STUCK_HOOK
        && this != IGNORES_ITS_INTERRUPT
        && this != NEVER_STOPS_FLOODING;
  }

  @SuppressWarnings("Interruption")
  private static void hang() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException ignored) {
        // This is what hanging means.
      }
    }
  }
}
