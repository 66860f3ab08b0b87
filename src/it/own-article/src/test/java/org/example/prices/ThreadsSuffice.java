package org.example.prices;

import io.github.threadsvsprocesses.claim.Adviser;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;

/** Threads suffice to ask for several prices at once. */
@Claim(value = "prices.threads-suffice", measured = true)
class ThreadsSuffice {
  @Check
  void ofASupplierWhoServesEverybody(Adviser adviser) throws Exception {
    theyDoFor(Workload.of("ask for prices", AsksForAPrice::new), adviser);
  }

  @Control(refusedWith = "threads are not the choice")
  void ofASupplierWhoTalksToOneThreadAtATime(Adviser adviser) throws Exception {
    theyDoFor(Workload.of("queue for prices", QueuesForAPrice::new), adviser);
  }

  private static void theyDoFor(Workload<Integer> asking, Adviser adviser) throws Exception {
    adviser.advise(asking).expect(Choice.THREADS);
  }
}
