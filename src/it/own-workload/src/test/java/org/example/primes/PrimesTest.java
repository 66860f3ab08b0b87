package org.example.primes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadsvsprocesses.claim.Adviser;
import io.github.threadsvsprocesses.claim.WorkloadTest;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@WorkloadTest
class PrimesTest {
  record PrimesBelow(int end) implements Task<Long> {
    public Long run() {
      return IntStream.range(2, end)
          .filter(n -> IntStream.range(2, n).takeWhile(d -> d * d <= n).allMatch(d -> n % d > 0))
          .count();
    }
  }

  @Test
  void threadsSuffice(Adviser adviser) throws Exception {
    Workload<Long> primes = Workload.of("primes", new PrimesBelow(20_000));
    adviser.advise(primes.checkedBy((task, n) -> assertEquals(2262, n))).expect(Choice.THREADS);
  }
}
