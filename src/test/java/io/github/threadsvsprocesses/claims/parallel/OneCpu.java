package io.github.threadsvsprocesses.claims.parallel;

import io.github.threadsvsprocesses.children.ThreadSelf;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Confines processes to one CPU of those that this one may use; Java cannot do that itself. */
final class OneCpu {
  private OneCpu() {}

  /**
   * With all threads they have; those to come inherit it.
   *
   * @throws Undecided where {@code taskset}, of util-linux or busybox, cannot do it
   */
  static void pin(List<ForkedJvm> processes, Evidence evidence)
      throws IOException, InterruptedException {
    String cpu = ThreadSelf.usableCpus().split("[,-]", 2)[0];
    for (ForkedJvm process : processes) {
      List<String> command =
          List.of("taskset", "-a", "-c", "-p", cpu, Long.toString(process.pid()));
      Process pinning;
      try {
        pinning = new ProcessBuilder(command).redirectErrorStream(true).start();
      } catch (IOException notThere) {
        throw Undecided.needs("the command taskset, which confines a process to one CPU");
      }
      String said = new String(pinning.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (pinning.waitFor() != 0) {
        throw Undecided.needs("leave to confine a process to one CPU; taskset said: " + said);
      }
    }
    evidence.given("both may run on CPU " + cpu + " alone");
  }
}
