package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.AsksForAPriceOverTcp;
import io.github.threadsvsprocesses.children.PriceList;
import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.children.ServesPricesOverTcp;
import io.github.threadsvsprocesses.children.WaitsForSeveralThings;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.claims.python.PythonWaits;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/** For any work that mostly waits under the interpreter lock, threads are the choice. */
@Claim(value = "choice.waiting-heavy", measured = true)
@ExtendWith({Comparisons.Fixture.class, PythonFixture.class})
class WaitingCallsForThreads {
  @Check
  void tasksThatWait(Comparisons comparisons, Evidence evidence) throws Exception {
    threadsAreTheChoice(Asking::waiting, comparisons, evidence);
  }

  @Control(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void tasksThatComputeWhereTheyWaited(Comparisons comparisons, Evidence evidence)
      throws Exception {
    threadsAreTheChoice(Asking::computing, comparisons, evidence);
  }

  @PythonCheck
  void waitsOnCpython(CPython python, PythonWaits waits, Evidence evidence) throws Exception {
    evidence.when(PythonWaits.IN_WORDS);
    Comparisons.theChoiceIs(Choice.THREADS, waits.comparison(python), evidence);
  }

  @PythonControl(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void computingOnCpython(CPython python, PythonRounds rounds, Evidence evidence) throws Exception {
    evidence.when(PythonRounds.IN_WORDS);
    Comparisons.theChoiceIs(Choice.THREADS, rounds.comparison(python), evidence);
  }

  private static void threadsAreTheChoice(
      Asking.Kind kind, Comparisons comparisons, Evidence evidence) throws Exception {
    try (ServerProcess server = ServerProcess.start(new ServesPricesOverTcp())) {
      evidence.given("a peer, by plain TCP, in " + server.inWords());
      comparisons.theChoiceIs(Choice.THREADS, tasks(kind, server), evidence);
    } finally {
      AsksForAPriceOverTcp.hangUp();
    }
  }

  /** What the claim is about, or its twin. */
  static Workload<Reply> tasks(Asking.Kind kind, ServerProcess server) throws Exception {
    return kind.of(
        new Asking(
            "waits of several kinds",
            Latency.OF_A_SERVER,
            (number, latency, units) ->
                new WaitsForSeveralThings(server.port(), number, latency, units),
            number -> PriceList.centsOf(number, WaitsForSeveralThings.WAITS)));
  }
}
