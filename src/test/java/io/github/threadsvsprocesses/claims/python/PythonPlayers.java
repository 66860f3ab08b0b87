package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.children.Played;
import io.github.threadsvsprocesses.children.PlaysPingPong;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.cpython.PythonSession;
import java.util.List;

/**
 * Two workers of CPython who hand numbers to and fro in shared memory, as {@link PlaysPingPong} has
 * it. Used by one thread; closing it ends them.
 */
public final class PythonPlayers implements AutoCloseable {
  private final PythonSession session;

  /** What each player saw of each window. */
  public record Game(List<List<Played>> players) {
    public Game {
      players = List.copyOf(players);
    }
  }

  private PythonPlayers(PythonSession session) {
    this.session = session;
  }

  /** Two processes. */
  public static PythonPlayers processes(CPython python) {
    return new PythonPlayers(python.start("plays_ping_pong", "processes"));
  }

  /**
   * Two threads of one process.
   *
   * @throws io.github.threadsvsprocesses.measure.Undecided on a CPython without the lock
   */
  public static PythonPlayers threads(CPython python) {
    PythonRounds.requireLock(python);
    return new PythonPlayers(python.start("plays_ping_pong", "threads"));
  }

  /** Some windows more. */
  public Game play() {
    return session.ask(Game.class, PlaysPingPong.WINDOWS);
  }

  @Override
  public void close() {
    session.close();
  }
}
