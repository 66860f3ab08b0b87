package io.github.threadsvsprocesses.endurance;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants.
 *
 * @param rounds runs under each condition ({@code rounds})
 * @param conditions all, or those chosen by {@code conditions}
 * @param reports where to write
 * @param resume whether to add to an earlier run that was stopped, or was of fewer rounds ({@code
 *     resume})
 * @param reference where to keep what a full run wrote in which nothing was wrong ({@code
 *     endurance.keep}); null for nowhere
 */
record EnduranceOptions(
    int rounds,
    List<Condition> conditions,
    Path reports,
    boolean resume,
    @Nullable Path reference) {
  private static final int MOST_ROUNDS = 10_000;

  /**
   * Reads system properties.
   *
   * @throws BadOption when one of them says nothing sensible
   */
  static EnduranceOptions read(Properties properties) {
    Set<String> chosen = new TreeSet<>();
    for (String name : properties.getProperty("conditions", "").split(",", -1)) {
      if (!name.isBlank()) {
        chosen.add(name.strip());
      }
    }
    List<Condition> all = Condition.all();
    for (String name : chosen) {
      if (all.stream().noneMatch(condition -> condition.name().equals(name))) {
        throw new BadOption(
            "-Dconditions=%s: there is no such condition; there are %s."
                .formatted(
                    name, all.stream().map(Condition::name).collect(Collectors.joining(", "))));
      }
    }
    String reports = properties.getProperty("reports.directory", "").strip();
    Path folder = Path.of(reports.isEmpty() ? "reports" : reports);
    boolean keep = yesOrNo("endurance.keep", properties);
    if (keep && !chosen.isEmpty()) {
      throw new BadOption("-Preference keeps a full endurance run: leave -Dconditions out.");
    }
    return new EnduranceOptions(
        rounds(properties.getProperty("rounds", "").strip()),
        all.stream().filter(each -> chosen.isEmpty() || chosen.contains(each.name())).toList(),
        // A run of some conditions leaves alone what a full run wrote.
        chosen.isEmpty() ? folder : folder.resolve("partial"),
        yesOrNo("resume", properties),
        keep ? folder.resolve("reference") : null);
  }

  private static boolean yesOrNo(String name, Properties properties) {
    String text = properties.getProperty(name, "").strip();
    return switch (text) {
      case "true" -> true;
      case "", "false" -> false;
      default -> throw new BadOption("-D%s=%s: write true or false.".formatted(name, text));
    };
  }

  private static int rounds(String text) {
    try {
      int rounds = text.isEmpty() ? 1 : Integer.parseInt(text);
      if (rounds >= 1 && rounds <= MOST_ROUNDS) {
        return rounds;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new BadOption("-Drounds=%s: write a number from 1 to %d.".formatted(text, MOST_ROUNDS));
  }
}
