package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFileTest {
  private static final int RECORDS = 1_050;
  private static final int RECORDS_OF_A_PART = 100;

  @Test
  void whatIsParsedFromAPartIsWhatItsWriterAddedUp(@TempDir Path directory) throws Exception {
    SalesFile file = SalesFile.write(directory.resolve("sales"), 1, RECORDS, RECORDS_OF_A_PART);
    assertThat(file.parts()).hasSize(11);
    for (int part = 0; part < file.parts().size(); part++) {
      assertThat(file.parts().get(part).run()).isEqualTo(file.totals().get(part));
    }
    assertThat(file.totals().stream().mapToLong(SalesTotals::records).sum()).isEqualTo(RECORDS);
    assertThat(Files.size(file.file())).isEqualTo(file.bytes());
    assertThat(Files.readAllLines(file.file()))
        .hasSize(RECORDS)
        .allMatch(line -> line.matches("2026-11-\\d\\d,\\w+,\\w+,\\d+,\\d+"));
  }

  @Test
  void theSeedMakesTheFile(@TempDir Path directory) throws Exception {
    SalesFile one = SalesFile.write(directory.resolve("one"), 1, RECORDS, RECORDS_OF_A_PART);
    SalesFile same = SalesFile.write(directory.resolve("same"), 1, RECORDS, RECORDS_OF_A_PART);
    SalesFile other = SalesFile.write(directory.resolve("other"), 2, RECORDS, RECORDS_OF_A_PART);
    assertThat(same.file()).hasSameBinaryContentAs(one.file());
    assertThat(other.totals()).isNotEqualTo(one.totals());
  }

  @Test
  void aSkippedRecordIsNoticed(@TempDir Path directory) throws Exception {
    SalesFile file = SalesFile.write(directory.resolve("sales"), 1, RECORDS, RECORDS);
    AddsUpSales whole = file.parts().get(0);
    int firstLine = Files.readAllLines(file.file()).get(0).length() + 1;
    AddsUpSales butTheFirst = new AddsUpSales(whole.file(), firstLine, whole.bytes() - firstLine);
    assertThat(butTheFirst.run().records()).isEqualTo(RECORDS - 1);
    assertThat(butTheFirst.run()).isNotEqualTo(file.totals().get(0));
  }
}
