package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.process.ChildTasks.Add;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A child that is to be debugged waits, however long, until a debugger lets it go. */
@Timeout(120)
class DebuggingTest {
  private static final Pattern PORT = Pattern.compile("on port (\\d+) of this machine");
  private static final Duration DEADLINE = TimeoutFactor.times(Duration.ofSeconds(30));

  /** A packet of the debugger's protocol: its length, number, no flags, VirtualMachine.Resume. */
  private static final byte[] RESUME = {0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9};

  @Test
  void itSaysItsPortAndWaits() throws Exception {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setProperty(Debugging.PROPERTY, "0");
    try {
      assertThat(Debugging.suspend(Duration.ZERO)).isGreaterThan(Duration.ofDays(1));
      CompletableFuture<ForkedJvm> starting = CompletableFuture.supplyAsync(ForkedJvm::start);
      try (Socket debugger = connect(said)) {
        assertThat(starting).isNotDone();
        debugger.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
        assertThat(debugger.getInputStream().readNBytes(14)).asString().isEqualTo("JDWP-Handshake");
        awaitStopped(debugger);
        debugger.getOutputStream().write(RESUME);
        try (ForkedJvm child = starting.get()) {
          assertThat(child.run(new Add(1, 2), Duration.ZERO)).isEqualTo(3);
        }
      }
    } finally {
      System.clearProperty(Debugging.PROPERTY);
      System.setErr(console);
    }
    assertThat(Debugging.suspend(Duration.ZERO)).isZero();
  }

  /** The first packet says that the JVM has started and stands; what came before would be lost. */
  private static void awaitStopped(Socket debugger) throws IOException {
    DataInputStream in = new DataInputStream(debugger.getInputStream());
    in.readFully(new byte[in.readInt() - Integer.BYTES]);
  }

  private static Socket connect(ByteArrayOutputStream said) throws IOException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      Matcher port = PORT.matcher(said.toString(StandardCharsets.UTF_8));
      try {
        if (port.find()) {
          return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
        }
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
      }
      assertThat(System.nanoTime()).as("told a port").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
