package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;

/** A server in a process of its own; closing it ends the process. */
final class ServerProcess implements AutoCloseable {
  private final ForkedJvm process;
  private final int port;

  private ServerProcess(ForkedJvm process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param server returns the port at which it serves from then on
   * @param options of its JVM
   */
  static ServerProcess start(Task<Integer> server, String... options) {
    var configuration = ForkedJvm.configure();
    for (String option : options) {
      configuration.option(option);
    }
    ForkedJvm process = configuration.start();
    try {
      return new ServerProcess(process, process.run(server));
    } catch (RuntimeException notServing) {
      process.close();
      throw notServing;
    }
  }

  int port() {
    return port;
  }

  /** As in "given ...". */
  String inWords() {
    return "process " + process.pid() + ", at port " + port + " of the loopback interface";
  }

  @Override
  public void close() {
    process.close();
  }
}
