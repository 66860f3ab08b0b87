package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Child JVMs that take what a measurement needs, until they are closed. */
final class Hogs implements Burden {
  private final ProcessCrew hogs;
  private final List<CompletableFuture<Void>> work = new ArrayList<>();

  private Hogs(int hogs, Supplier<Task<Void>> task) {
    this.hogs = ProcessCrew.start(hogs);
    for (int hog = 0; hog < hogs; hog++) {
      work.add(this.hogs.submit(hog, task.get()));
    }
  }

  static Hogs computing(int hogs) {
    return new Hogs(hogs, () -> new HogsACpu(Long.MAX_VALUE, 0));
  }

  static Hogs computingOnAndOff(int hogs) {
    return new Hogs(hogs, () -> new HogsACpu(Waves.HALF.toNanos(), Waves.HALF.toNanos()));
  }

  /** Each for a fourteenth of the time: most rounds are hit, and most arms are not. */
  static Hogs computingBriefly(int hogs) {
    return new Hogs(
        hogs, () -> new HogsACpu(Waves.HALF.dividedBy(14).toNanos(), Waves.HALF.toNanos()));
  }

  static Hogs writingMemory(int hogs) {
    return new Hogs(hogs, HogsMemory::new);
  }

  /** Throws IllegalStateException when one had stopped: the condition was not what it says. */
  @Override
  public void close() {
    boolean oneStopped = work.stream().anyMatch(CompletableFuture::isDone);
    hogs.children().forEach(ForkedJvm::kill);
    hogs.close();
    if (oneStopped) {
      throw new IllegalStateException("A hog stopped before the measurement was over.");
    }
  }
}
