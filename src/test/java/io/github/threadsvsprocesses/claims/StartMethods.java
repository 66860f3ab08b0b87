package io.github.threadsvsprocesses.claims;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/** The ways in which a CPython starts a process on this system, gone through one by one. */
public final class StartMethods {
  /** What is said of processes that are started by a method: fork, spawn or forkserver. */
  @FunctionalInterface
  public interface Judgement {
    void of(String method) throws Exception;
  }

  private StartMethods() {}

  /**
   * Judges by each method, also when one is refused; for a check.
   *
   * @throws AssertionError the first refusal
   */
  public static void each(CPython python, Evidence evidence, Judgement judgement) throws Exception {
    AssertionError first = null;
    for (String method : python.startMethods()) {
      evidence.given("processes started by " + method);
      AssertionError refusal = refusal(method, judgement);
      if (refusal != null) {
        evidence.then("the judgement refuses them: " + firstLine(refusal));
        first = first == null ? refusal : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /**
   * Throws the judgement's refusal if it refuses the processes of every method for the stated
   * reason; for a control. Returns, so that the control is not refused, if it accepts those of one.
   *
   * @throws AssertionError the last refusal, or one for another reason
   */
  public static void eachIsRefused(
      CPython python, String reason, Evidence evidence, Judgement judgement) throws Exception {
    AssertionError last = null;
    for (String method : python.startMethods()) {
      evidence.given("processes started by " + method);
      last = refusal(method, judgement);
      if (last == null) {
        evidence.then("the judgement accepts them");
        return;
      }
      evidence.then("the judgement refuses them: " + firstLine(last));
      if (!String.valueOf(last.getMessage()).contains(reason)) {
        throw last;
      }
    }
    if (last != null) {
      throw last;
    }
  }

  private static String firstLine(AssertionError refusal) {
    return String.valueOf(refusal.getMessage()).strip().lines().findFirst().orElse("");
  }

  private static @Nullable AssertionError refusal(String method, Judgement judgement)
      throws Exception {
    try {
      judgement.of(method);
      return null;
    } catch (AssertionError refused) {
      return refused;
    }
  }
}
