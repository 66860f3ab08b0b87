package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.cpython.PythonSession;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.IOException;

/**
 * A pipe of the kit between this JVM and a script of CPython: whole messages both ways, of values
 * that both worlds have. The script takes its end by {@code cpython/pipe.py}; the pipe's secret
 * goes there over the script's input. No claim rests on it. Used as a {@link Connection} is.
 */
public final class PipeToPython implements AutoCloseable {
  private final Pipe pipe;
  private final PythonSession session;

  private PipeToPython(Pipe pipe, PythonSession session) {
    this.pipe = pipe;
    this.session = session;
  }

  /**
   * Starts the script.
   *
   * @param script is told the pipe's socket and its secret as its arguments
   * @throws io.github.threadsvsprocesses.measure.Undecided when the interpreter cannot be used
   */
  public static PipeToPython open(CPython python, String script) throws IOException {
    Pipe pipe = Pipe.throughSocket();
    try {
      Pipe.End there = pipe.there();
      return new PipeToPython(pipe, python.start(script, there.socket(), there.secret()));
    } catch (RuntimeException e) {
      pipe.close();
      throw e;
    }
  }

  /** This JVM's end; waits until the script has taken the other. */
  public Connection here() throws IOException, InterruptedException {
    return pipe.here();
  }

  /** The script, beside the pipe. */
  public PythonSession script() {
    return session;
  }

  /** Closes the pipe, and ends the script and all that it has started. */
  @Override
  public void close() {
    try {
      pipe.close();
    } finally {
      session.close();
    }
  }
}
