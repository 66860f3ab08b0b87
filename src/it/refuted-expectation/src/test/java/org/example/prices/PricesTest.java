package org.example.prices;

import io.github.threadsvsprocesses.claim.Adviser;
import io.github.threadsvsprocesses.claim.WorkloadTest;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@WorkloadTest
class PricesTest {
  record AsksForAPrice(int item) implements Task<Integer> {
    public Integer run() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(4);
      return 100 + item;
    }
  }

  /** Wrong: threads wait as well. */
  @Test
  void processesAreNeeded(Adviser adviser) throws Exception {
    adviser.advise(Workload.of("prices", AsksForAPrice::new)).expect(Choice.PROCESSES);
  }
}
