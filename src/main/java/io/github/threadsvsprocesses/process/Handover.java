package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a child JVM is told on its standard input, where no other user can read it: four lines. The
 * stream then stays open and silent for as long as the parent lives.
 */
record Handover(Pipe.End control, long parentPid, long lifetimeMillis) {
  void writeTo(OutputStream out) throws IOException {
    String lines =
        String.join(
            "\n",
            control.socket(),
            control.secret(),
            Long.toString(parentPid),
            Long.toString(lifetimeMillis),
            "");
    out.write(lines.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  static Handover readFrom(InputStream in) throws IOException {
    Pipe.End control = new Pipe.End(line(in), line(in));
    return new Handover(control, Long.parseLong(line(in)), Long.parseLong(line(in)));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The parent ended before it said what this child is for.");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
