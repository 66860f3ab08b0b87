package io.github.threadsvsprocesses.claims.boundary;

import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What three processes do with a wire. Worker 0 is the victim: its operation after all of {@code
 * before} and {@code victimAlone} cannot return, so it is killed in the midst of it.
 *
 * @param wire in words
 * @param midst in words, in which operation the victim is killed and why it cannot return
 * @param tasks of the workers, each of which does numbered operations as the witness grants them
 * @param senders the workers whose operation number n hands over their message number n
 * @param before so many operations each does while all live
 * @param victimAlone so many more the victim does then, while the others pause
 * @param after so many more each survivor is to do when the victim is dead
 * @param arrived everything that has arrived when the survivors have ended
 */
record Traffic(
    String wire,
    String midst,
    List<Task<Integer>> tasks,
    List<Integer> senders,
    List<Integer> before,
    int victimAlone,
    List<Integer> after,
    Callable<List<Numbered>> arrived) {
  static final int VICTIM = 0;
  static final List<Integer> SURVIVORS = List.of(1, 2);
  static final int WORKERS = 3;

  /** What a worker that just sends does while all live, and a survivor when the victim is dead. */
  static final int BEFORE = 50;

  static final int AFTER = 100;

  /** Where all three just send. */
  static Traffic ofSenders(
      String wire, String midst, List<Task<Integer>> tasks, Callable<List<Numbered>> arrived) {
    return new Traffic(
        wire,
        midst,
        tasks,
        List.of(0, 1, 2),
        List.of(BEFORE, BEFORE, BEFORE),
        0,
        List.of(0, AFTER, AFTER),
        arrived);
  }

  /** What the victim has done, and been acknowledged, when its next operation cannot return. */
  int doneByTheVictim() {
    return before.get(VICTIM) + victimAlone;
  }

  int doneInTheEnd(int survivor) {
    return before.get(survivor) + after.get(survivor);
  }
}
