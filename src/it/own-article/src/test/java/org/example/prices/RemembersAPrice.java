package org.example.prices;

import io.github.threadsvsprocesses.process.Task;

/** Asks nobody, and says what this process was told before. */
record RemembersAPrice() implements Task<Integer> {
  private static int price;

  static void told(int newPrice) {
    price = newPrice;
  }

  @Override
  public Integer run() {
    return price;
  }
}
