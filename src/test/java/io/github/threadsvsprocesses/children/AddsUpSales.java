package io.github.threadsvsprocesses.children;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a part of a {@link SalesFile}, parses its records and adds them up by city. The parser is
 * Jackson's, of which only the streaming part is used, as on the wire.
 *
 * @param file its path
 * @param from where the part begins, in bytes
 * @param bytes of whole records
 */
public record AddsUpSales(String file, long from, int bytes) implements Task<SalesTotals> {
  private static final CsvFactory CSV = new CsvFactory();

  /** Some 100 µs; at each record, threads would contend for the count of checkpoints. */
  private static final int RECORDS_BETWEEN_CHECKPOINTS = 64;

  @Override
  public SalesTotals run() throws Exception {
    byte[] part = new byte[bytes];
    try (RandomAccessFile whole = new RandomAccessFile(file, "r")) {
      whole.seek(from);
      whole.readFully(part);
    }
    return Interpreter.current().compute(() -> addUp(part));
  }

  private static SalesTotals addUp(byte[] part) throws IOException {
    Interpreter interpreter = Interpreter.current();
    Map<String, Long> cents = new HashMap<>();
    long records = 0;
    try (CsvParser parser = CSV.createParser(part)) {
      // Without a schema, each record is an array of texts.
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        parser.nextTextValue(); // The day, by which nobody asked.
        String city = parser.nextTextValue();
        parser.nextTextValue(); // The product.
        long pieces = Long.parseLong(parser.nextTextValue());
        long price = Long.parseLong(parser.nextTextValue());
        cents.merge(city, pieces * price, Long::sum);
        records++;
        if (parser.nextToken() != JsonToken.END_ARRAY) {
          throw new IOException("Record " + records + " of a part holds more than five values.");
        }
        if (records % RECORDS_BETWEEN_CHECKPOINTS == 0) {
          interpreter.checkpoint();
        }
      }
    }
    return new SalesTotals(records, cents);
  }

  /** The twin: another one adds up, and this one waits as long for what that says. */
  public record Awaited(AddsUpSales work, SalesTotals answer, long nanos)
      implements Task<SalesTotals> {
    @Override
    public SalesTotals run() throws Exception {
      return Awaiting.anAnswer(answer, nanos);
    }
  }
}
