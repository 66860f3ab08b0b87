package org.example.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.process.Task;

/** A process is told the same price as a thread. */
@Claim("prices.are-the-same-for-all")
class PricesAreTheSameForAll {
  @Check
  void whoeverAsksTheSupplier(ThreadCrew threads, ProcessCrew processes) {
    allAreTold(107, new AsksForAPrice(7), threads, processes);
  }

  @Control(refusedWith = "the processes' prices")
  void notWhoAsksOnesMemory(ThreadCrew threads, ProcessCrew processes) {
    RemembersAPrice.told(107);
    allAreTold(107, new RemembersAPrice(), threads, processes);
  }

  private static void allAreTold(
      int price, Task<Integer> asking, ThreadCrew threads, ProcessCrew processes) {
    threads.run(asking).forEach(told -> assertEquals(price, told, "the threads' prices"));
    processes.run(asking).forEach(told -> assertEquals(price, told, "the processes' prices"));
  }
}
