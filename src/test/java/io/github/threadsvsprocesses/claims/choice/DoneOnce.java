package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks that were done once, one after another, by the calling thread.
 *
 * @param tasks all of a workload
 * @param results of each
 * @param fastestNanos of a task: noise and compilers only add
 */
record DoneOnce<T extends Task<R>, R>(List<T> tasks, List<R> results, long fastestNanos) {
  DoneOnce {
    tasks = List.copyOf(tasks);
    results = List.copyOf(results);
  }

  /** Does them now; the more they are, the nearer the fastest comes to a warm one. */
  static <T extends Task<R>, R> DoneOnce<T, R> of(List<T> tasks) throws Exception {
    List<R> results = new ArrayList<>(tasks.size());
    long fastest = Long.MAX_VALUE;
    for (T task : tasks) {
      long start = System.nanoTime();
      results.add(task.run());
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return new DoneOnce<>(tasks, results, fastest);
  }
}
