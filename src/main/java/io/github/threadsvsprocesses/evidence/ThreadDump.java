package io.github.threadsvsprocesses.evidence;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;

/** What every thread of this JVM is doing: for what hangs. */
public final class ThreadDump {
  private ThreadDump() {}

  /** Taken now: name, state, lock, owner and stack of each live platform thread. */
  public static String ofThisJvm() {
    StringBuilder dump = new StringBuilder();
    for (ThreadInfo info : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      dump.append('"').append(info.getThreadName()).append("\" ").append(info.getThreadState());
      if (info.getLockName() != null) {
        dump.append(" on ").append(info.getLockName());
      }
      if (info.getLockOwnerName() != null) {
        dump.append(" held by \"").append(info.getLockOwnerName()).append('"');
      }
      dump.append('\n');
      for (StackTraceElement frame : info.getStackTrace()) {
        dump.append("    at ").append(frame).append('\n');
      }
      dump.append('\n');
    }
    return dump.toString();
  }

  /** Puts a dump beside the steps of the test that is running. */
  public static void attach(String dump) {
    Evidence.attach("Thread dump", "text/plain", ".txt", dump.getBytes(StandardCharsets.UTF_8));
  }
}
