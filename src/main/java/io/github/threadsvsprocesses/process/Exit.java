package io.github.threadsvsprocesses.process;

/**
 * How a child JVM ended.
 *
 * @param code the exit code; 128 + n when signal n ended it
 * @param ownDoing whether the child ended itself, by {@code System.exit}, {@code Runtime.halt} or
 *     because its work was done: this tells an {@code exit(137)} from a SIGKILL
 */
public record Exit(int code, boolean ownDoing) {
  private static final int SIGNALLED = 128;

  /** For a message, such as "exit code 3" or "killed by signal 9 (exit code 137)". */
  @Override
  public String toString() {
    if (ownDoing || code <= SIGNALLED) {
      return "exit code " + code;
    }
    return "killed by signal " + (code - SIGNALLED) + " (exit code " + code + ")";
  }
}
