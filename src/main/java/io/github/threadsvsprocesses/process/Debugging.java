package io.github.threadsvsprocesses.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/**
 * Children that wait for a debugger: the system property {@value #PROPERTY} holds the port, or 0
 * for any free one, which several children at once need. While it is set, no deadline that waits
 * for a child's start or work ends; only closing a child stays bounded.
 */
public final class Debugging {
  /** The system property. */
  public static final String PROPERTY = "child.debug";

  private static final Duration FOR_EVER = Duration.ofDays(365);

  private static final int LAST_PORT = 65_535;

  private Debugging() {}

  /**
   * Looks whether the property, if it is set, is a port.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static void check() {
    String port = System.getProperty(PROPERTY, "0");
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= LAST_PORT) {
        return;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "-D%s=%s: write a port from 1 to %d, or 0 for any free one."
            .formatted(PROPERTY, port, LAST_PORT));
  }

  /** The deadline, unless children are debugged. */
  static Duration suspend(Duration deadline) {
    return System.getProperty(PROPERTY) == null ? deadline : FOR_EVER;
  }

  /**
   * The option that makes a child wait for a debugger, after telling its port on the console.
   *
   * @throws IllegalArgumentException when the property is no port
   */
  static Optional<String> option() throws IOException {
    String port = System.getProperty(PROPERTY);
    if (port == null) {
      return Optional.empty();
    }
    check();
    if (port.equals("0")) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = Integer.toString(free.getLocalPort());
      }
    }
    System.err.println("A child JVM waits for a debugger on port " + port + " of this machine.");
    return Optional.of(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port);
  }
}
