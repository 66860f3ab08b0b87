package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Asks the garbage collector to collect; says how many collections its runtime has counted since it
 * started.
 *
 * @param times how often it asks; 0 only looks
 */
public record CollectsGarbage(int times) implements Task<Long> {
  @Override
  public Long run() {
    for (int i = 0; i < times; i++) {
      System.gc();
    }
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
