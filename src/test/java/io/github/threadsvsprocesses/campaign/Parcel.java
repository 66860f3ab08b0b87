package io.github.threadsvsprocesses.campaign;

import java.util.Arrays;
import java.util.Random;

/**
 * A message that tells whether it is lost, doubled, out of order or torn.
 *
 * @param sender who sent it, from 0
 * @param number its place among that sender's messages, from 0
 * @param contents follow from the other two: mostly some bytes, at times up to a mebibyte, so that
 *     a kill also meets the middle of a message
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Parcel(int sender, int number, byte[] contents) {
  private static final int SMALL = 300;
  private static final int LARGE = 100_000;
  private static final int HUGE = 1 << 20;
  private static final long NUMBERS = 1L << 32;

  static Parcel of(int sender, int number) {
    return new Parcel(sender, number, contents(sender, number));
  }

  private static byte[] contents(int sender, int number) {
    Random chance = new Random(id(sender, number));
    int kind = chance.nextInt(500);
    byte[] contents = new byte[chance.nextInt(kind == 0 ? HUGE : kind < 10 ? LARGE : SMALL)];
    chance.nextBytes(contents);
    return contents;
  }

  boolean isIntact() {
    return Arrays.equals(contents, contents(sender, number));
  }

  /** Sender and number in one. */
  long id() {
    return id(sender, number);
  }

  static long id(int sender, int number) {
    return sender * NUMBERS + number;
  }

  static int sender(long id) {
    return (int) (id / NUMBERS);
  }

  static int number(long id) {
    return (int) (id % NUMBERS);
  }
}
