package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.measure.Undecided;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, found by reflection: the kit is compiled for Java 17. */
public final class VirtualThreads {
  /** The Java release that brought them. */
  private static final int SINCE = 21;

  private VirtualThreads() {}

  /** Whether this JVM has them. */
  public static boolean exist() {
    return Runtime.version().feature() >= SINCE;
  }

  /** Whether a thread is one of them; never where there are none. */
  public static boolean isVirtual(Thread thread) {
    if (!exist()) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Thread.class.getMethod("isVirtual").invoke(thread));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java " + SINCE + " and newer have virtual threads.", e);
    }
  }

  /**
   * Makes virtual threads.
   *
   * @throws Undecided on a JVM that has none
   */
  static ThreadFactory factory() {
    if (!exist()) {
      throw Undecided.needs(
          "a JVM " + SINCE + " or newer, this one is " + Runtime.version().feature());
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java " + SINCE + " and newer have virtual threads.", e);
    }
  }
}
