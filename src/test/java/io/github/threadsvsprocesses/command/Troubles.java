package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Specification;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.Task;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.platform.suite.api.SelectClasses;

/** Claims that end badly, and children that do. */
final class Troubles {
  private static final String HOSTILE =
      "\u001b[31m<script>alert(1)</script></pre>\u001b]0;x\u0007\u202e|`*\ud83d";

  private static final String LONG = HOSTILE + "x".repeat(1_100_000);

  private Troubles() {}

  @Specification
  @SelectClasses({ItTells.class, ItCrashes.class})
  static class Two {}

  @Specification
  @SelectClasses({ItIsSo.class, ItEnds.class, ItWaits.class})
  static class Interrupted {}

  @Specification
  @SelectClasses(ItIsSo.class)
  static class One {}

  @Specification
  @SelectClasses({ItIsSo.class, ItHangs.class})
  static class Hung {}

  @Claim("t.tells")
  static class ItTells {
    @Check
    void itTells(Evidence evidence) {
      evidence.fact(HOSTILE, LONG);
      evidence.text(HOSTILE, LONG);
      evidence.json(HOSTILE, LONG);
      throw new AssertionError(LONG, new IllegalStateException(LONG));
    }

    @Control(refusedWith = "refused")
    void itIsRefused() {
      throw new AssertionError("refused: " + LONG);
    }
  }

  @Claim("t.crashes")
  static class ItCrashes {
    @Check
    void itFloods(@Workers(1) ProcessCrew crew) {
      crew.runOn(0, new Floods());
    }

    @Check
    void itCrashes(@Workers(1) ProcessCrew crew) {
      crew.runOn(0, new Dies("SEGV"));
    }

    @Control(refusedWith = "refused")
    void itHalts(@Workers(1) ProcessCrew crew) {
      crew.runOn(0, new Halts());
    }
  }

  @Claim("t.so")
  static class ItIsSo {
    @Check
    void itIsSo(Evidence evidence) {
      evidence.text("Why", "it is");
    }

    @Control(refusedWith = "not so")
    void itIsNot() {
      throw new AssertionError("not so");
    }
  }

  @Claim("t.hangs")
  static class ItHangs {
    @Check
    void itHangs() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Control(refusedWith = "no")
    void itDoesNot() {
      throw new AssertionError("no");
    }
  }

  /** Of whom this JVM is told to end, as by Ctrl-C, in the middle of it. */
  @Claim("t.ends")
  static class ItEnds {
    @Check
    void itEnds() throws Exception {
      new Dies("TERM").run();
    }

    @Control(refusedWith = "no")
    void itDoesNot() {
      throw new AssertionError("no");
    }
  }

  @Claim("t.waits")
  static class ItWaits {
    @Check
    void itWaits() {}

    @Control(refusedWith = "no")
    void itDoesNot() {
      throw new AssertionError("no");
    }
  }

  record Dies(String signal) implements Task<Integer> {
    @Override
    public Integer run() throws IOException, InterruptedException {
      long here = ProcessHandle.current().pid();
      new ProcessBuilder("kill", "-" + signal, Long.toString(here)).start().waitFor();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  record Halts() implements Task<Integer> {
    @Override
    public Integer run() {
      System.out.println("I go now");
      System.out.flush();
      Runtime.getRuntime().halt(7);
      return 0;
    }
  }

  /** 50 MB of what no terminal and no page should get, and no UTF-8 either. */
  record Floods() implements Task<Integer> {
    @Override
    public Integer run() throws IOException {
      byte[] much = (HOSTILE + "x".repeat(1 << 20) + "\n").getBytes(StandardCharsets.UTF_8);
      much[much.length / 2] = (byte) 0xff;
      try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
        for (int i = 0; i < 50; i++) {
          out.write(much);
        }
        out.write("last words \u001b[2J\n".getBytes(StandardCharsets.UTF_8));
        out.write(0xc3);
      }
      Runtime.getRuntime().halt(8);
      return 0;
    }
  }
}
