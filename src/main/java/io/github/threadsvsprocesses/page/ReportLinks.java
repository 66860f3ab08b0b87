package io.github.threadsvsprocesses.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses in the Allure report, read from the report itself: it names its tests by chance, anew
 * each time it is generated. So a link leads to something that is there, or is not made.
 */
final class ReportLinks {
  /** The report, seen from the page. */
  static final String REPORT = "allure/index.html";

  /** How the single file holds the tree of behaviours: epics, features, tests. */
  private static final String TREE = "d('data/behaviors.json','";

  private final boolean reportIsThere;
  private final Map<String, String> claims = new HashMap<>();
  private final Map<String, String> tests = new HashMap<>();

  private ReportLinks(boolean reportIsThere) {
    this.reportIsThere = reportIsThere;
  }

  /**
   * Those of the report beside the page.
   *
   * @param reports the folder of the page
   */
  static ReportLinks in(Path reports) {
    Path report = reports.resolve(REPORT);
    String html = "";
    try {
      html = Files.isRegularFile(report) ? Files.readString(report) : "";
    } catch (IOException unreadable) {
      // There is nothing to lead to.
    }
    // On a full disk its generator leaves a part of it.
    ReportLinks links = new ReportLinks(html.stripTrailing().endsWith("</html>"));
    if (links.reportIsThere) {
      try {
        links.read(html);
      } catch (IOException | IllegalArgumentException notAsExpected) {
        links.claims.clear();
        links.tests.clear();
      }
    }
    return links;
  }

  /** The report as a whole. */
  Optional<String> report() {
    return reportIsThere ? Optional.of(REPORT) : Optional.empty();
  }

  /**
   * A claim with its checks and controls.
   *
   * @param claim as the report names it
   */
  Optional<String> claim(String claim) {
    return Optional.ofNullable(claims.get(claim));
  }

  /** One check or control of a claim, both as the report names them. */
  Optional<String> test(String claim, String test) {
    return Optional.ofNullable(tests.get(claim + "\n" + test));
  }

  private void read(String report) throws IOException {
    int begin = report.indexOf(TREE);
    int end = begin < 0 ? -1 : report.indexOf('\'', begin + TREE.length());
    if (end < 0) {
      return;
    }
    byte[] tree = Base64.getDecoder().decode(report.substring(begin + TREE.length(), end));
    JsonNode epics = new ObjectMapper().readTree(new String(tree, StandardCharsets.UTF_8));
    for (JsonNode epic : epics.path("children")) {
      for (JsonNode feature : epic.path("children")) {
        add(feature);
      }
    }
  }

  private void add(JsonNode feature) {
    String name = feature.path("name").asText();
    String address = REPORT + "#behaviors/" + feature.path("uid").asText();
    claims.put(name, address);
    for (JsonNode test : feature.path("children")) {
      tests.put(
          name + "\n" + test.path("name").asText(), address + "/" + test.path("uid").asText());
    }
  }
}
