package io.github.threadsvsprocesses.workload;

/** How a crew does a workload. */
public enum Way {
  /** All tasks by one thread, one after another: what the others are compared with. */
  ONE_WORKER("one worker", "workers"),
  /** Threads of one process that compute one at a time, as CPython's do. */
  THREADS_UNDER_THE_LOCK("thread under the interpreter lock", "threads under the interpreter lock"),
  /** Threads of one process that compute at once. */
  THREADS("thread without a lock", "threads without a lock"),
  /** Likewise, but virtual; only where the JDK has them, from 21 on. */
  VIRTUAL_THREADS("virtual thread", "virtual threads"),
  /** A child JVM for each worker. */
  PROCESSES("process", "processes");

  private final String one;
  private final String many;

  Way(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** Such as "processes". */
  String plural() {
    return many;
  }

  /** Such as "2 processes". */
  public String inWords(int workers) {
    return this == ONE_WORKER ? one : workers + " " + (workers == 1 ? one : many);
  }
}
