package io.github.threadsvsprocesses.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What checks and controls attached to the report, from the folder of its results. A result that
 * cannot be read shows nothing: the verdicts do not rest on it.
 */
final class Exhibits {
  /** A result is steps in words; a longer one was not written by us. */
  private static final long LONGEST_RESULT = 20_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Source, List<Exhibit>> bySource = new HashMap<>();

  private record Source(String claim, String test) {}

  /**
   * A file that a check or control attached.
   *
   * @param name what the report calls it
   * @param type its media type
   */
  record Exhibit(String name, String type, Path file) {
    boolean isPicture() {
      return type.equals("image/png");
    }

    boolean isText() {
      return type.equals("text/plain");
    }
  }

  /** None, where nothing was attached or no folder is there. */
  static Exhibits none() {
    return new Exhibits();
  }

  /**
   * Those of all results in a folder.
   *
   * @param results may be missing
   */
  static Exhibits in(Path results) {
    Exhibits exhibits = new Exhibits();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(results, "*-result.json")) {
      for (Path file : files) {
        exhibits.read(results, file);
      }
    } catch (IOException noFolder) {
      return exhibits;
    }
    return exhibits;
  }

  /**
   * In the order in which they were attached.
   *
   * @param claim the claim as the report names it
   * @param test the check or control as the report names it
   */
  List<Exhibit> of(String claim, String test) {
    return bySource.getOrDefault(new Source(claim, test), List.of());
  }

  private void read(Path results, Path file) {
    try {
      if (Files.size(file) > LONGEST_RESULT) {
        return;
      }
      JsonNode result = JSON.readTree(Files.readAllBytes(file));
      String claim = "";
      for (JsonNode label : result.path("labels")) {
        claim =
            label.path("name").asText().equals("feature") ? label.path("value").asText() : claim;
      }
      List<Exhibit> found = new ArrayList<>();
      collect(results, result, found);
      bySource.put(new Source(claim, result.path("name").asText()), found);
    } catch (IOException | InvalidPathException unreadable) {
      // Nothing to show of it.
    }
  }

  private static void collect(Path results, JsonNode node, List<Exhibit> found) {
    for (JsonNode attachment : node.path("attachments")) {
      Path name = Path.of(attachment.path("source").asText()).getFileName();
      Path file = results.resolve(name == null ? "" : name.toString());
      if (Files.isRegularFile(file)) {
        found.add(
            new Exhibit(attachment.path("name").asText(), attachment.path("type").asText(), file));
      }
    }
    node.path("steps").forEach(step -> collect(results, step, found));
  }
}
