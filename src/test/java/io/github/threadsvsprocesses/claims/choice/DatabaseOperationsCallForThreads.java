package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.AsksForPricesInSql;
import io.github.threadsvsprocesses.children.DatabaseAddress;
import io.github.threadsvsprocesses.children.PriceList;
import io.github.threadsvsprocesses.children.Reply;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Workload;
import org.junit.jupiter.api.extension.ExtendWith;

/** For operations on a database under the interpreter lock, threads are the choice. */
@Claim(value = "choice.database-operations", measured = true)
@ExtendWith({Comparisons.Fixture.class, PostgreSql.Fixture.class})
class DatabaseOperationsCallForThreads {
  @Check
  void queriesThatWaitForTheirAnswer(
      PostgreSql postgreSql, Comparisons comparisons, Evidence evidence) throws Exception {
    threadsAreTheChoice(Asking::waiting, postgreSql, comparisons, evidence);
  }

  @Control(refusedWith = "threads are not the choice: 2 threads under the interpreter lock: ")
  void queriesThatComputeWhereTheyWaited(
      PostgreSql postgreSql, Comparisons comparisons, Evidence evidence) throws Exception {
    threadsAreTheChoice(Asking::computing, postgreSql, comparisons, evidence);
  }

  private static void threadsAreTheChoice(
      Asking.Kind kind, PostgreSql postgreSql, Comparisons comparisons, Evidence evidence)
      throws Exception {
    DatabaseAddress database = postgreSql.address(evidence);
    Workload<Reply> queries =
        kind.of(
            new Asking(
                "database operations",
                Latency.OF_A_SERVER,
                (number, latency, units) ->
                    new AsksForPricesInSql(database, number, latency, units),
                number -> PriceList.centsOf(number, AsksForPricesInSql.ITEMS)));
    comparisons.theChoiceIs(Choice.THREADS, queries, evidence);
  }
}
