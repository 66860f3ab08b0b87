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

  /** What has to be said of a crew. */
  record Reason(String crew, Proposition proposition) {}

  /**
   * What has to hold, all of it; what is said of threads first.
   *
   * @param ofThreads the name of the judged threads
   * @param ofProcesses the name of the processes
   */
  List<Reason> reasons(String ofThreads, String ofProcesses) {
    return switch (this) {
      case THREADS ->
          List.of(
              new Reason(ofThreads, Proposition.SCALES),
              new Reason(ofProcesses, Proposition.HARDLY_FASTER));
      case PROCESSES ->
          List.of(
              new Reason(ofThreads, Proposition.DOES_NOT_SCALE),
              new Reason(ofProcesses, Proposition.SCALES));
    };
  }

  /** Holds when all reasons do, fails when one does. */
  Answer answer(Answers answers, String ofThreads, String ofProcesses) {
    List<Answer> said =
        reasons(ofThreads, ofProcesses).stream()
            .map(reason -> answers.to(reason.crew(), reason.proposition()))
            .toList();
    if (said.contains(Answer.FAILS)) {
      return Answer.FAILS;
    }
    return said.contains(Answer.UNDECIDED) ? Answer.UNDECIDED : Answer.HOLDS;
  }

  /**
   * Whether nothing is left to ask: it is known whether the choice is called for, and of threads
   * whether they are why. That two processes are faster than threads refuses threads as well, and
   * may be known sooner; but what a workload is, one that waits or one that computes, is told by
   * whether its threads gain.
   */
  boolean isSettled(Answers answers, String ofThreads, String ofProcesses) {
    Reason aboutThreads = reasons(ofThreads, ofProcesses).get(0);
    return answer(answers, ofThreads, ofProcesses) != Answer.UNDECIDED
        && answers.to(aboutThreads.crew(), aboutThreads.proposition()) != Answer.UNDECIDED;
  }

  /** As in "it calls for threads". */
  public String inWords() {
    return words;
  }
}
