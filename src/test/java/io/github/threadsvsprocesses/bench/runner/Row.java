package io.github.threadsvsprocesses.bench.runner;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of us, and beside whom.
 *
 * @param name as in {@code -Dbench=NAME}
 * @param question in words, with its unit
 * @param aim the least ratio that was wished for; null when the row only tells
 * @param peer its name
 * @param mostRounds fewer than were asked for, where one takes long
 */
record Row(
    String name,
    String question,
    String unit,
    Better better,
    @Nullable Double aim,
    Arm ours,
    String peer,
    Arm theirs,
    int mostRounds) {

  /** With as many rounds as are asked for. */
  Row(
      String name,
      String question,
      String unit,
      Better better,
      @Nullable Double aim,
      Arm ours,
      String peer,
      Arm theirs) {
    this(name, question, unit, better, aim, ours, peer, theirs, Integer.MAX_VALUE);
  }
}
