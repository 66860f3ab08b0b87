package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.AsksForAPriceOverTcp;
import io.github.threadsvsprocesses.children.PriceList;
import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.children.ServesPricesOverTcp;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/** For requests over a network under the interpreter lock, threads are the choice. */
@Claim(value = "choice.network-requests", measured = true)
@ExtendWith(Comparisons.Fixture.class)
class NetworkRequestsCallForThreads {
  @Check
  void requestsThatWaitForTheirAnswer(Comparisons comparisons, Evidence evidence) throws Exception {
    threadsAreTheChoice(Asking::waiting, comparisons, evidence);
  }

  @Control(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void requestsThatComputeWhereTheyWaited(Comparisons comparisons, Evidence evidence)
      throws Exception {
    threadsAreTheChoice(Asking::computing, comparisons, evidence);
  }

  private static void threadsAreTheChoice(
      Asking.Kind kind, Comparisons comparisons, Evidence evidence) throws Exception {
    try (ServerProcess server = ServerProcess.start(new ServesPricesOverTcp())) {
      evidence.given("a peer, by plain TCP, in " + server.inWords());
      Workload<Reply> requests =
          kind.of(
              new Asking(
                  "network requests",
                  Latency.OF_A_SERVER,
                  (number, latency, units) ->
                      new AsksForAPriceOverTcp(server.port(), number, latency, units),
                  PriceList::cents));
      comparisons.theChoiceIs(Choice.THREADS, requests, evidence);
    } finally {
      AsksForAPriceOverTcp.hangUp();
    }
  }
}
