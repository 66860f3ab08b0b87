package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AddsUpSales;
import io.github.threadsvsprocesses.children.SalesFile;
import io.github.threadsvsprocesses.children.SalesTotals;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;
import java.util.List;

/**
 * Data processing: the records of a file are parsed, grouped and added up. Jackson parses, since it
 * is the kit's own library on the wire, so that a child JVM loads one small jar more.
 */
final class SalesWork {
  private static final long SEED = 20_261_122;
  private static final int RECORDS = 1_000_000;

  /** So that a task takes some 2 ms. */
  private static final int RECORDS_OF_A_TASK = 5_000;

  private SalesWork() {}

  static Twins<SalesTotals> twins() throws Exception {
    SalesFile file = write();
    return Twins.of(
        "parse sales and add them up by city",
        DoneOnce.of(file.parts()),
        (part, totals) ->
            assertThat(totals).as("totals of part %d", part).isEqualTo(file.totals().get(part)),
        AddsUpSales.Awaited::new,
        List.of(
            "a file of %d records, %d bytes, made from a seed; a task parses %d of them"
                .formatted(RECORDS, file.bytes(), RECORDS_OF_A_TASK),
            "every record was parsed once before: all sums are what the writer of the file knew"));
  }

  private static SalesFile write() {
    try {
      return SalesFile.write(PrivateDirectory.newPath("sales"), SEED, RECORDS, RECORDS_OF_A_TASK);
    } catch (IOException e) {
      throw Undecided.needs("room for a temporary file of " + RECORDS + " records: " + e);
    }
  }
}
