package io.github.threadsvsprocesses.workload;

/** How a crew does a workload. */
public enum Way {
  ONE_WORKER("one worker", "workers"),
  THREADS_UNDER_THE_LOCK("thread under the interpreter lock", "threads under the interpreter lock"),
  THREADS("thread without a lock", "threads without a lock"),
  VIRTUAL_THREADS("virtual thread", "virtual threads"),
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
