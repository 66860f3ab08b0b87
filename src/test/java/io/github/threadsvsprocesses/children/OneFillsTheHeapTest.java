package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.OneFillsTheHeap.Outcome;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class OneFillsTheHeapTest {
  private static final int TIMES = 6;

  /**
   * What a JVM does besides, all the time: it gets an error where none is for the one who fills.
   */
  record BesideOthers() implements Task<String> {
    @Override
    public String run() throws Exception {
      List<String> troubles = new CopyOnWriteArrayList<>();
      Thread other = new Thread(() -> allocate(troubles));
      other.setDaemon(true);
      other.start();
      for (int i = 0; i < TIMES; i++) {
        Outcome outcome = new OneFillsTheHeap().run();
        if (!outcome.worker().startsWith("OutOfMemoryError") || outcome.siblingGot()) {
          return outcome.toString();
        }
      }
      return troubles.toString();
    }

    private static void allocate(List<String> troubles) {
      try {
        while (true) {
          byte[] little = new byte[1_000];
          little[0] = 1;
        }
      } catch (OutOfMemoryError error) {
        troubles.add(error.toString());
      }
    }
  }

  @Test
  void leavesEverybodyTheLittleTheyNeed() {
    try (ForkedJvm child = ForkedJvm.configure().heap(OneFillsTheHeap.LIMIT).start()) {
      assertThat(child.run(new BesideOthers())).isEqualTo("[]");
    }
  }
}
