package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.AsksForAPriceOverHttp;
import io.github.threadsvsprocesses.children.PriceList;
import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.children.ServesPricesOverHttp;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/** For calls of an API under the interpreter lock, threads are the choice. */
@Claim(value = "choice.api-calls", measured = true)
@ExtendWith(Comparisons.Fixture.class)
class ApiCallsCallForThreads {
  @Check
  void callsThatWaitForTheirAnswer(Comparisons comparisons, Evidence evidence) throws Exception {
    threadsAreTheChoice(Asking::waiting, comparisons, evidence);
  }

  @Control(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void callsThatComputeWhereTheyWaited(Comparisons comparisons, Evidence evidence)
      throws Exception {
    threadsAreTheChoice(Asking::computing, comparisons, evidence);
  }

  private static void threadsAreTheChoice(
      Asking.Kind kind, Comparisons comparisons, Evidence evidence) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(new ServesPricesOverHttp(), ServesPricesOverHttp.AT_ONCE)) {
      evidence.given("an HTTP server in " + server.inWords());
      Workload<Reply> calls =
          kind.of(
              new Asking(
                  "API calls",
                  Latency.OF_AN_API,
                  (number, latency, units) ->
                      new AsksForAPriceOverHttp(server.port(), number, latency, units),
                  PriceList::cents));
      comparisons.theChoiceIs(Choice.THREADS, calls, evidence);
    } finally {
      AsksForAPriceOverHttp.hangUp();
    }
  }
}
