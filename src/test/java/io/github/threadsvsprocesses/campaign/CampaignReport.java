package io.github.threadsvsprocesses.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.threadsvsprocesses.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all scenarios came to, as JSON and as a table; written anew after each of them. */
final class CampaignReport {
  static final String JSON_NAME = "campaign.json";
  static final String TABLE_NAME = "campaign.md";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The file's contents. {@code complete} is false until the last scenario is through. */
  private record Contents(
      int formatVersion,
      String startedAt,
      long seed,
      boolean complete,
      Machine machine,
      int faults,
      int failures,
      List<Findings> scenarios) {}

  private final Path folder;
  private final String startedAt;
  private final long seed;
  private final int scenarios;
  private final List<Findings> all = new ArrayList<>();

  /**
   * Nothing is written yet.
   *
   * @param scenarios how many there will be
   */
  CampaignReport(Path folder, String startedAt, long seed, int scenarios) {
    this.folder = folder;
    this.startedAt = startedAt;
    this.seed = seed;
    this.scenarios = scenarios;
  }

  void add(Findings findings) throws IOException {
    all.add(findings);
    Files.createDirectories(folder);
    Contents contents =
        new Contents(
            1,
            startedAt,
            seed,
            all.size() == scenarios,
            Machine.here(),
            all.stream().mapToInt(Findings::faults).sum(),
            all.stream().mapToInt(each -> each.failures().size()).sum(),
            all);
    Files.write(folder.resolve(JSON_NAME), JSON.writeValueAsBytes(contents));
    Files.writeString(folder.resolve(TABLE_NAME), table(contents));
  }

  private static String table(Contents contents) {
    StringBuilder text = new StringBuilder();
    text.append("# Faults, tried on purpose\n\n")
        .append(
            "%,d faults, %,d failures; seed %d; %s; %s, %d CPUs, %s.\n"
                .formatted(
                    contents.faults(),
                    contents.failures(),
                    contents.seed(),
                    contents.complete() ? contents.startedAt() : "not complete",
                    contents.machine().os(),
                    contents.machine().cpus(),
                    contents.machine().jdk()))
        .append("\n| Scenario | Faults | Failures | Longest recovery | Took |\n")
        .append("|---|---:|---:|---:|---:|\n");
    for (Findings each : contents.scenarios()) {
      text.append(
          "| %s | %,d | %d | %s | %d s |\n"
              .formatted(
                  each.scenario(),
                  each.faults(),
                  each.failures().size(),
                  each.longestRecoveryMillis() == null ? "" : each.longestRecoveryMillis() + " ms",
                  each.seconds()));
    }
    contents.scenarios().forEach(each -> describe(each, text));
    return text.toString();
  }

  private static void describe(Findings each, StringBuilder text) {
    text.append("\n## ").append(each.scenario()).append("\n\n");
    text.append("Injected: ").append(inWords(each.injected())).append(".\n");
    if (!each.counted().isEmpty()) {
      text.append("Counted: ").append(inWords(each.counted())).append(".\n");
    }
    each.checked().forEach(property -> text.append("- checked: ").append(property).append('\n'));
    each.notTried().forEach(reason -> text.append("- **not tried**: ").append(reason).append('\n'));
    each.failures()
        .forEach(
            failure ->
                text.append("- **failure**: ")
                    .append(failure.lines().findFirst().orElse(""))
                    .append('\n'));
  }

  private static String inWords(Map<String, ? extends Number> numbers) {
    return numbers.isEmpty()
        ? "nothing"
        : numbers.entrySet().stream()
            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue().longValue()))
            .collect(Collectors.joining(", "));
  }
}
