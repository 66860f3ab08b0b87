package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;

/** What makes it hard for a child JVM to measure, until it is closed. */
interface Burden extends AutoCloseable {
  /** Lays a burden on a child that does not measure yet. */
  interface Maker {
    /**
     * Comes back when the burden is there.
     *
     * @throws NotHere when this machine does not allow it
     */
    Burden layOn(ForkedJvm measuring) throws IOException, InterruptedException, NotHere;
  }

  @Override
  void close() throws IOException;
}
