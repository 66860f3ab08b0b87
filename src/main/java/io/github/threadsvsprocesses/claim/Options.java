package io.github.threadsvsprocesses.claim;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a user may say on the command line, as system properties. */
public final class Options {
  /** Ids of the claims to judge, separated by commas; all when empty. */
  public static final String CLAIMS = "claims";

  /**
   * Where an undecided claim fails the build: {@code all}; {@code facts}, the claims that no clock
   * decides, unless this machine lacks what they need; sections; ids.
   */
  public static final String REQUIRE = "require";

  /** The folder of the reports; {@code reports} when absent. */
  public static final String REPORTS = "reports.directory";

  private Options() {}

  /** The claims asked for; empty means all. */
  public static Set<String> chosenClaims() {
    return list(System.getProperty(CLAIMS, ""));
  }

  /** What must be decided. */
  public static Set<String> required() {
    return list(System.getProperty(REQUIRE, ""));
  }

  /** Where reports are written: a run of some claims has a folder of its own. */
  public static Path reports(boolean partial) {
    String folder = System.getProperty(REPORTS, "");
    Path reports = Path.of(folder.isBlank() ? "reports" : folder);
    return partial ? reports.resolve("partial") : reports;
  }

  private static Set<String> list(String words) {
    Set<String> list = new LinkedHashSet<>();
    Arrays.stream(words.split(",")).map(String::strip).filter(w -> !w.isEmpty()).forEach(list::add);
    return list;
  }
}
