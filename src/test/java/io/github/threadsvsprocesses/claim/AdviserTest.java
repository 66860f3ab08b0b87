package io.github.threadsvsprocesses.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.BadWorkload;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What becomes of the tests that a user writes with an adviser. */
class AdviserTest {
  @Test
  void aWorkloadIsMeasuredOnceInAClassAndItsCrewsEndWithIt() {
    List<TestExecutionResult> results = resultsOf(Waiting.class);
    assertThat(results).hasSize(2);
    assertThat(Waiting.SEEN).as("the second asked for the same").hasSize(2);
    assertThat(Waiting.SEEN.get(0)).isSameAs(Waiting.SEEN.get(1));
    assertThat(results).extracting(TestExecutionResult::getStatus).doesNotContain(Status.FAILED);
    assertThat(Waiting.PROCESSES).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Waiting.PROCESSES.stream().filter(id -> id != ProcessHandle.current().pid()))
        .allMatch(id -> ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void whatCannotBeDecidedAbortsATest() {
    assertThat(resultsOf(Open.class))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.getStatus()).isEqualTo(Status.ABORTED);
              assertThat(result.getThrowable().orElseThrow())
                  .hasMessage("undecided here, because needs 2 usable CPUs, this machine has 1");
            });
  }

  @Test
  void whatCannotBeDecidedFailsWhereItIsRequired() {
    String before = System.getProperty("require", "");
    System.setProperty("require", "all");
    try {
      assertThat(resultsOf(Open.class))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.getStatus()).isEqualTo(Status.FAILED);
                assertThat(result.getThrowable().orElseThrow())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("required and undecided here, because needs 2");
              });
    } finally {
      System.setProperty("require", before);
    }
  }

  @Test
  void aBadWorkloadIsOneLineAndTheNextHasNewCrews() {
    List<TestExecutionResult> results = resultsOf(Bad.class);
    assertThat(results)
        .hasSize(2)
        .allSatisfy(
            result -> {
              assertThat(result.getStatus()).isEqualTo(Status.FAILED);
              Throwable thrown = result.getThrowable().orElseThrow();
              assertThat(thrown).isInstanceOf(BadWorkload.class).hasNoCause();
              assertThat(thrown.getStackTrace()).isEmpty();
            });
    assertThat(results.get(1).getThrowable().orElseThrow())
        .as("its processes answered")
        .hasMessageContaining("gave 6, which its check refuses");
  }

  @Test
  void aClaimNeedsNothingElseToBeAdvised() throws IOException {
    SpecificationRun run = SpecificationRun.of(SpecificationRun.article("a.claim"), Claimed.class);
    assertThat(run.of("a.claim").checks())
        .singleElement()
        .satisfies(
            check -> assertThat(check.message()).contains("gave 6, which its check refuses"));
  }

  private static List<TestExecutionResult> resultsOf(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .execute()
        .testEvents()
        .finished()
        .stream()
        .map(Event::getPayload)
        .map(payload -> (TestExecutionResult) payload.orElseThrow())
        .toList();
  }

  @WorkloadTest
  static class Waiting {
    private static final Set<Long> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final List<Comparison> SEEN = new CopyOnWriteArrayList<>();
    private static final Workload<Long> WORKLOAD =
        Workload.of("waits of 3 ms", new Waits(3)).checkedBy((number, id) -> PROCESSES.add(id));

    @Test
    void threadsSuffice(Adviser adviser) throws Exception {
      Advice advice = adviser.advise(WORKLOAD);
      SEEN.add(advice.comparison());
      advice.expect(Choice.THREADS);
    }

    @Test
    void theSameAgain(Adviser adviser) throws Exception {
      SEEN.add(adviser.advise(WORKLOAD).comparison());
    }
  }

  @WorkloadTest
  static class Open {
    @Test
    void needsMore(Adviser adviser) {
      assertThat(adviser).isNotNull();
      throw Undecided.needs("2 usable CPUs, this machine has 1");
    }
  }

  @WorkloadTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Bad {
    @Test
    void aTaskThatNeverEndsInAChild(Adviser adviser) throws Exception {
      adviser.advise(Workload.of("for ever", new WaitsForEver()).within(Duration.ofMillis(200)));
    }

    @Test
    void bTaskThatGivesTheWrongResult(Adviser adviser) throws Exception {
      adviser.advise(refused());
    }
  }

  @Claim("a.claim")
  static class Claimed {
    @Check
    void itIsSo(Adviser adviser) throws Exception {
      adviser.advise(refused()).expect(Choice.THREADS);
    }

    @Control(refusedWith = "no world")
    void theWorldWhereItIsFalse(Evidence evidence) {
      throw new AssertionError("no world " + evidence.story().size());
    }
  }

  private static Workload<Integer> refused() {
    return Workload.of("six", new Six()).checkedBy((number, six) -> assertThat(six).isEqualTo(7));
  }

  record Waits(int millis) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      return Interpreter.current()
          .releaseWhile(
              () -> {
                TimeUnit.MILLISECONDS.sleep(millis);
                return ProcessHandle.current().pid();
              });
    }
  }

  record WaitsForEver() implements Task<Boolean> {
    @Override
    public Boolean run() throws InterruptedException {
      return new CountDownLatch(1).await(1, TimeUnit.HOURS);
    }
  }

  record Six() implements Task<Integer> {
    @Override
    public Integer run() {
      return 6;
    }
  }
}
