package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.util.function.Supplier;

/** Child JVMs that take what a measurement needs, until they are closed. */
final class Hogs implements Burden {
  private final ProcessCrew hogs;

  private Hogs(int hogs, Supplier<Task<Void>> task) {
    // They are ended in the middle of their task, which then fails: nobody asks how.
    this.hogs = ProcessCrew.start(hogs, ForkedJvm.configure());
    for (int hog = 0; hog < hogs; hog++) {
      this.hogs.submit(hog, task.get());
    }
  }

  static Hogs computing(int hogs) {
    return new Hogs(hogs, () -> new HogsACpu(Long.MAX_VALUE));
  }

  static Hogs computingOnAndOff(int hogs) {
    return new Hogs(hogs, () -> new HogsACpu(Waves.HALF.toNanos()));
  }

  static Hogs writingMemory(int hogs) {
    return new Hogs(hogs, HogsMemory::new);
  }

  @Override
  public void close() {
    hogs.children().forEach(ForkedJvm::kill);
    hogs.close();
  }
}
