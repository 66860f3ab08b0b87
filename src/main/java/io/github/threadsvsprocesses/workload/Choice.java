package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement.Answers;
import java.util.List;

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

  /**
   * Holds when all reasons do, fails when one does.
   *
   * @param ofThreads the name of the judged threads
   * @param ofProcesses the name of the processes
   */
  Answer answer(Answers answers, String ofThreads, String ofProcesses) {
    List<Answer> reasons =
        switch (this) {
          case THREADS ->
              List.of(
                  answers.to(ofThreads, Proposition.SCALES),
                  answers.to(ofProcesses, Proposition.HARDLY_FASTER));
          case PROCESSES ->
              List.of(
                  answers.to(ofThreads, Proposition.DOES_NOT_SCALE),
                  answers.to(ofProcesses, Proposition.SCALES));
        };
    if (reasons.contains(Answer.FAILS)) {
      return Answer.FAILS;
    }
    return reasons.contains(Answer.UNDECIDED) ? Answer.UNDECIDED : Answer.HOLDS;
  }

  public String inWords() {
    return words;
  }
}
