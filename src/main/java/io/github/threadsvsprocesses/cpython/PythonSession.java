package io.github.threadsvsprocesses.cpython;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;

/**
 * A script that is asked again and again. Each failure ends it: then it answers nothing any more.
 * Used by one thread at a time.
 */
public final class PythonSession implements AutoCloseable {
  private final ScriptProcess script;
  private final Duration deadline;
  private boolean closed;

  PythonSession(ScriptProcess script, Duration deadline) {
    this.script = script;
    this.deadline = deadline;
  }

  /** Of the script's own process. */
  public long pid() {
    return script.pid();
  }

  /**
   * Asks, and waits for the answer at most as long as the interpreter's deadline.
   *
   * @param answer what the JSON is to become; each component of a record must be there, and nothing
   *     else
   * @param question as Jackson writes it
   * @throws PythonFailed when the script fails, answers something else, or does not answer in time
   */
  public <T> T ask(Class<T> answer, Object question) {
    if (closed) {
      throw new IllegalStateException("This session has ended.");
    }
    byte[] line = Facts.line(question);
    boolean answered = false;
    try {
      String unasked = script.answers().unasked();
      if (unasked != null) {
        throw script.failure("said what it was not asked for, '" + unasked + "'", null);
      }
      script.send(line);
      T value = Facts.read(next(), answer);
      answered = true;
      return value;
    } catch (JsonProcessingException e) {
      throw script.failure(
          "did not answer " + answer.getSimpleName() + ", " + e.getOriginalMessage(), e);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw script.failure("was interrupted", hurry);
    } finally {
      if (!answered) {
        closed = true;
        script.kill();
      }
    }
  }

  private String next() throws InterruptedException {
    String next = script.answers().next(deadline);
    if (next != null) {
      if (next.equals(Answers.TOO_LONG)) {
        throw script.failure("answered more than " + Answers.LONGEST + " bytes", null);
      }
      return next;
    }
    if (script.answers().isOver()) {
      throw script.failureOfTheEnd("ended instead of answering", null);
    }
    script.showStacks();
    throw script.failure("did not answer within " + ScriptRun.inWords(deadline), null);
  }

  /** Ends the script in order, within two seconds (times the factor), or by a kill. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      script.end();
    }
  }
}
