package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.process.Task;

/**
 * Says that it is in progress and does not end before it may go on.
 *
 * @param number of the task, from 1
 */
public record WaitsForTheOthers(int number, Meeting.Place meeting) implements Task<Whereabouts> {
  @Override
  public Whereabouts run() throws Exception {
    meeting.comeAndWait(number);
    return new TellsWhereItRuns().run();
  }
}
