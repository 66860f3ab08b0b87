package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;

/** The workers that do the same CPU work, be it our measurement or JMH that takes the time. */
public enum CpuCrew {
  ONE_WORKER("one worker"),
  WITHOUT_LOCK("2 threads without the lock"),
  UNDER_THE_LOCK("2 threads under the interpreter lock"),
  PROCESSES("2 processes, each under a lock of its own");

  /** Of every crew but the first. */
  public static final int WORKERS = 2;

  private final String words;

  CpuCrew(String words) {
    this.words = words;
  }

  /** As in a certificate. */
  public String inWords() {
    return words;
  }

  /** Prestarted, as every crew is; to be closed. */
  public Crew start() {
    return switch (this) {
      case ONE_WORKER -> ThreadCrew.start(1);
      case WITHOUT_LOCK -> ThreadCrew.start(WORKERS);
      case UNDER_THE_LOCK -> ThreadCrew.start(WORKERS, Interpreter.withLock());
      case PROCESSES -> ProcessCrew.start(WORKERS);
    };
  }
}
