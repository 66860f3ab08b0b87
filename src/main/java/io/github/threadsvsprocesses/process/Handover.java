package io.github.threadsvsprocesses.process;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a child JVM is told on its standard input, where no other user can read it: three lines.
 * Orders follow on the same stream, which stays open for as long as the parent lives.
 *
 * @param reports where it is to report, see {@link Reports#address}; empty for a program
 */
record Handover(String reports, long parentPid, long lifetimeMillis) {
  void writeTo(OutputStream out) throws IOException {
    String lines = reports + "\n" + parentPid + "\n" + lifetimeMillis + "\n";
    out.write(lines.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  static Handover readFrom(InputStream in) throws IOException {
    return new Handover(line(in), Long.parseLong(line(in)), Long.parseLong(line(in)));
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
