package io.github.threadsvsprocesses.workload;

/**
 * Whether a result is right.
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface ResultCheck<R> {
  /**
   * Returns when it is.
   *
   * @param number of the task, from 0
   * @throws Exception or an error, such as an assertion's, when it is wrong
   */
  void check(int number, R result) throws Exception;
}
