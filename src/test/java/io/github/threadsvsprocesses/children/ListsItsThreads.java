package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Lists the threads of its process, as far as the JVM knows them, by the JVM's ids. */
public record ListsItsThreads() implements Task<List<Long>> {
  @Override
  public List<Long> run() {
    return Arrays.stream(ManagementFactory.getThreadMXBean().getAllThreadIds()).boxed().toList();
  }
}
