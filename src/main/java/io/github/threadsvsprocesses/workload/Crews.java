package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.crew.VirtualThreads;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Deque<Crew> started = new ArrayDeque<>();

  private Crews() {
    lockFree = kept(ThreadCrew.start(WORKERS));
  }

  /** Child JVMs get the options of this one. */
  public static Crews start() {
    Crews crews = new Crews();
    try {
      crews.put(Way.ONE_WORKER, ThreadCrew.start(1));
      crews.put(Way.THREADS_UNDER_THE_LOCK, ThreadCrew.start(WORKERS, Interpreter.withLock()));
      crews.put(Way.THREADS, ThreadCrew.start(WORKERS));
      if (VirtualThreads.exist()) {
        crews.put(Way.VIRTUAL_THREADS, ThreadCrew.startVirtual(WORKERS));
      }
      crews.put(Way.PROCESSES, ProcessCrew.start(WORKERS, ForkedJvm.configure().inheritOptions()));
      return crews;
    } catch (RuntimeException e) {
      crews.close();
      throw e;
    }
  }

  private void put(Way way, Crew crew) {
    byWay.put(way, kept(crew));
  }

  private Crew kept(Crew crew) {
    started.push(crew);
    return crew;
  }

  /** Null of virtual threads, where this JVM has none. */
  @Nullable Crew by(Way way) {
    return byWay.get(way);
  }

  /** What the machine gives threads that exclude nobody; judged by nobody. */
  Crew lockFree() {
    return lockFree;
  }

  @Override
  public void close() {
    started.forEach(Crew::close);
  }
}
