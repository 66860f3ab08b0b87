package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.crew.VirtualThreads;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ForkedJvmBuilder;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A crew for each {@link Way}, and lock-free threads to compare with, prestarted; several workloads
 * may use them, one after another. Used by one thread; closing it ends them.
 */
public final class Crews implements AutoCloseable {
  /** Two decide; more would need more CPUs than many machines have. */
  public static final int WORKERS = 2;

  private final Map<Way, Crew> byWay = new EnumMap<>(Way.class);
  private final Crew lockFree;
  private final StartedCrews started = new StartedCrews();

  private Crews() {
    lockFree = started.kept(ThreadCrew.start(WORKERS));
  }

  /** Child JVMs get the options of this one. */
  public static Crews start() {
    return start(ForkedJvm.configure().inheritOptions());
  }

  /**
   * The same with child JVMs of one's own configuration.
   *
   * @param children not to be changed before this returns
   */
  public static Crews start(ForkedJvmBuilder children) {
    Crews crews = new Crews();
    try {
      crews.put(Way.ONE_WORKER, ThreadCrew.start(1));
      crews.put(Way.THREADS_UNDER_THE_LOCK, ThreadCrew.start(WORKERS, Interpreter.withLock()));
      crews.put(Way.THREADS, ThreadCrew.start(WORKERS));
      if (VirtualThreads.exist()) {
        crews.put(Way.VIRTUAL_THREADS, ThreadCrew.startVirtual(WORKERS));
      }
      crews.put(Way.PROCESSES, ProcessCrew.start(WORKERS, children));
      return crews;
    } catch (RuntimeException e) {
      crews.close();
      throw e;
    }
  }

  private void put(Way way, Crew crew) {
    byWay.put(way, started.kept(crew));
  }

  /** Null of virtual threads, where this JVM has none. */
  @Nullable Crew by(Way way) {
    return byWay.get(way);
  }

  /** What the machine gives threads that exclude nobody; judged by nobody. */
  Crew lockFree() {
    return lockFree;
  }

  /**
   * Ends all of them.
   *
   * @throws IllegalStateException when a thread goes on although it was interrupted; it keeps no
   *     JVM alive
   */
  @Override
  public void close() {
    started.close();
  }
}
