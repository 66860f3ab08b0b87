package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.Task;

/**
 * Sends numbered messages through a pipe, as many as it is granted; says how many.
 *
 * @param tooLong the number of one that it sends as {@value #TOO_LONG} bytes, more than a pipe
 *     holds: it cannot be sent whole before the other end receives
 */
public record SendsWhenGranted(Pipe.End pipe, String witness, int worker, int tooLong)
    implements Task<Integer> {
  /** Twenty times what a Linux socket holds at most by default (net.core.wmem_max and rmem_max). */
  private static final int TOO_LONG = 8 << 20;

  @Override
  public Integer run() throws Exception {
    Witness seen = Witness.open(witness);
    Lookout.post(seen, worker);
    try (Connection mine = pipe.connect()) {
      return seen.seesTheWorkOf(
          worker,
          number -> {
            if (number == tooLong) {
              mine.sendBytes(new byte[TOO_LONG]);
            } else {
              mine.send(new Numbered(worker, number));
            }
          });
    }
  }
}
