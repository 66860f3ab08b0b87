package io.github.threadsvsprocesses.bench;

import java.io.IOException;

/** One side of a benchmark: processes that are running already and do operations when asked. */
interface Contestant extends AutoCloseable {
  /** Does a number of operations and returns when all are done. */
  void run(int operations) throws Exception;

  /** Ends its processes; a failure of one of them is thrown here. */
  @Override
  void close() throws IOException;
}
