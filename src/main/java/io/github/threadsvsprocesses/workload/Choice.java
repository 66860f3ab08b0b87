package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Proposition;

/** What a workload may call for, and what has to hold for it. */
public enum Choice {
  /**
   * Threads gain by adding workers, and processes take no less than {@link
   * Proposition#LEAST_SHARE_OF_TIME} of the threads' time: too little to pay for what a process
   * costs.
   */
  THREADS("threads"),

  /** Threads gain nothing by adding workers, and processes do. */
  PROCESSES("processes");

  private final String words;

  Choice(String words) {
    this.words = words;
  }

  public String inWords() {
    return words;
  }
}
