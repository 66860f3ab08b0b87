package io.github.threadsvsprocesses.children;

/**
 * Where a database is to be found, and how its users get in.
 *
 * @param port on the loopback interface
 * @param passwordFile which only this user can read
 */
public record DatabaseAddress(int port, String passwordFile) {
  static final String USER = "postgres";
}
