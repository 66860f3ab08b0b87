package io.github.threadsvsprocesses.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the report shows beside the tests: the machine, and the kinds of trouble. */
public final class ReportSurroundings {
  private ReportSurroundings() {}

  /** Writes both into the folder of the results that the report is generated from. */
  public static void write(Path results, String title, Verdicts verdicts) throws IOException {
    Files.createDirectories(results);
    Files.writeString(results.resolve("environment.properties"), environment(verdicts));
    Files.writeString(results.resolve("categories.json"), CATEGORIES);
    Map<String, String> executor =
        Map.of("name", "mvn verify", "type", "maven", "reportName", title);
    Files.write(results.resolve("executor.json"), new ObjectMapper().writeValueAsBytes(executor));
  }

  private static final String CATEGORIES =
      """
      [
        {"name": "Refuted: a check failed", "matchedStatuses": ["failed"]},
        {"name": "Undecided here", "matchedStatuses": ["skipped"]},
        {"name": "Broken instrument: says nothing of the claim", "matchedStatuses": ["broken", "unknown"]}
      ]
      """;

  private static String environment(Verdicts verdicts) {
    MachineFacts machine = verdicts.machine();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("Claims", verdicts.summary().inWords());
    facts.put("Operating system", machine.os() + " " + machine.arch());
    facts.put("CPUs usable", machine.cpus());
    facts.put("CPU quota", machine.cpuQuota() == null ? "none" : machine.cpuQuota());
    Machine here = Machine.here();
    Long memory = here.memoryBytes();
    facts.put("Memory", memory == null ? "unknown" : memory / (1 << 20) + " MiB");
    facts.put("Kernel", here.kernel() == null ? "unknown" : here.kernel());
    facts.put("JDK", machine.jdk());
    facts.put("CPython", machine.cpython() == null ? "not used" : machine.cpython());
    StringBuilder lines = new StringBuilder();
    facts.forEach(
        (name, value) ->
            lines.append(name.replace(" ", "\\ ")).append('=').append(value).append('\n'));
    return lines.toString();
  }
}
