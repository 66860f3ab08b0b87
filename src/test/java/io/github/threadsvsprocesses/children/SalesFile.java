package io.github.threadsvsprocesses.children;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file of records such as {@code 2026-11-22,Lisbon,tea,3,1250}: day, city, product, pieces, price
 * of one in cents. Who writes it adds up meanwhile, so the sums are known without parsing.
 * Immutable.
 *
 * @param file where it lies
 * @param bytes its length
 * @param parts it in order, each of whole records
 * @param totals of each part
 */
public record SalesFile(Path file, long bytes, List<AddsUpSales> parts, List<SalesTotals> totals) {
  private static final List<String> CITIES =
      List.of(
          "Athens",
          "Bergen",
          "Cork",
          "Dresden",
          "Esbjerg",
          "Faro",
          "Graz",
          "Helsinki",
          "Izmir",
          "Lisbon",
          "Malmo",
          "Nantes",
          "Oulu",
          "Porto",
          "Riga",
          "Sofia");

  private static final List<String> PRODUCTS =
      List.of("apples", "bread", "cheese", "flour", "honey", "milk", "olives", "tea");

  private static final int DAYS = 28;
  private static final int MOST_PIECES = 99;
  private static final int MOST_CENTS = 19_999;

  public SalesFile {
    parts = List.copyOf(parts);
    totals = List.copyOf(totals);
  }

  /**
   * Writes it; always the same for the same seed and sizes.
   *
   * @param file at which there is nothing yet
   * @param records of the whole file
   * @param recordsOfAPart of each part but the last, which may be shorter
   */
  public static SalesFile write(Path file, long seed, int records, int recordsOfAPart)
      throws IOException {
    Random random = new Random(seed);
    List<AddsUpSales> parts = new ArrayList<>();
    List<SalesTotals> totals = new ArrayList<>();
    long position = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      for (int left = records; left > 0; left -= recordsOfAPart) {
        int count = Math.min(left, recordsOfAPart);
        StringBuilder text = new StringBuilder();
        totals.add(appendPart(text, random, count));
        writer.append(text);
        parts.add(new AddsUpSales(file.toString(), position, text.length()));
        position += text.length();
      }
    }
    return new SalesFile(file, position, parts, totals);
  }

  private static SalesTotals appendPart(StringBuilder text, Random random, int records) {
    Map<String, Long> cents = new HashMap<>();
    for (int record = 0; record < records; record++) {
      int day = 1 + random.nextInt(DAYS);
      String city = CITIES.get(random.nextInt(CITIES.size()));
      String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
      int pieces = 1 + random.nextInt(MOST_PIECES);
      int price = 1 + random.nextInt(MOST_CENTS);
      text.append(day < 10 ? "2026-11-0" : "2026-11-").append(day).append(',').append(city);
      text.append(',').append(product).append(',').append(pieces).append(',').append(price);
      text.append('\n');
      cents.merge(city, (long) pieces * price, Long::sum);
    }
    return new SalesTotals(records, cents);
  }
}
