package io.github.threadsvsprocesses.campaign;

import java.util.Random;

/**
 * One kind of fault, injected many times. A scenario is a record whose components say how many, so
 * that the long campaign and the short selection run the same code.
 *
 * <p>To add one: implement this, and name it in {@link Campaign}.
 */
interface Scenario {
  /** What it does to whom, in a few words; its chances are drawn from the seed and this. */
  String name();

  /**
   * Injects the faults and tells the tally each of them, what was checked, how long recovering
   * took, and what was wrong. What it throws is a failure too. It leaves nothing running.
   *
   * @param chance the only source of what is random: a seed gives the same faults again, although
   *     not the same moments, which the system decides too
   */
  void run(Tally tally, Random chance) throws Exception;
}
