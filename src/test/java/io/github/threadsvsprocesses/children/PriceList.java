package io.github.threadsvsprocesses.children;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What servers are asked for: the price of each item, made from a seed, so that whoever asks can
 * tell a right answer from a wrong one.
 */
public final class PriceList {
  public static final int ITEMS = 10_000;

  private static final long SEED = 20_261_122;
  private static final int DEAREST = 100_000;

  private PriceList() {}

  /**
   * A price.
   *
   * @param item any number; numbers that are {@link #ITEMS} apart are the same item
   */
  public static int cents(int item) {
    return new SplittableRandom(SEED + Math.floorMod(item, ITEMS)).nextInt(1, DEAREST);
  }

  /** What so many items cost together, from one on. */
  public static long centsOf(int firstItem, int items) {
    return IntStream.range(firstItem, firstItem + items).mapToLong(PriceList::cents).sum();
  }
}
