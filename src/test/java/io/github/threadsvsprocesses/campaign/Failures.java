package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.evidence.ThreadDump;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a failure says, so that whoever reads it needs no second run. */
final class Failures {
  private Failures() {}

  static String inFull(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** For a wait that did not end: what all that take part are doing. */
  static String dumps(List<ForkedJvm> children) {
    StringBuilder text = new StringBuilder("\nThis JVM:\n").append(ThreadDump.ofThisJvm());
    for (ForkedJvm child : children) {
      text.append("\nChild ").append(child.pid()).append(":\n").append(child.threadDump());
    }
    return text.toString();
  }
}
