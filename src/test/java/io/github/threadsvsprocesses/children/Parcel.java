package io.github.threadsvsprocesses.children;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A price, waited for on a lock's condition. Used once. */
final class Parcel {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition isThere = lock.newCondition();
  private int cents; // zero until it is there

  /** Waits until the courier has put it down. */
  int takeFrom(Courier courier, int item, int micros) throws InterruptedException {
    courier.in(micros, () -> putDown(item));
    lock.lock();
    try {
      while (cents == 0) {
        isThere.await();
      }
      return cents;
    } finally {
      lock.unlock();
    }
  }

  private void putDown(int item) {
    lock.lock();
    try {
      cents = PriceList.cents(item);
      isThere.signal();
    } finally {
      lock.unlock();
    }
  }
}
