package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runtimes of a run, a column each wherever its verdicts are shown.
 *
 * @param shown those with something to show, the JVM first
 * @param empty those on which nothing was judged, for one and the same reason, which they map to
 */
public record Columns(List<String> shown, Map<String, String> empty) {
  public Columns {
    shown = List.copyOf(shown);
    empty = new LinkedHashMap<>(empty);
  }

  /** Those of the runtimes that a run's verdicts name; what did not run shows nothing. */
  public static Columns of(Verdicts verdicts) {
    Map<String, List<RuntimeVerdict>> all = new LinkedHashMap<>();
    all.put(Statement.JVM, new ArrayList<>());
    verdicts.claims().stream()
        .flatMap(claim -> claim.runtimes().stream())
        .filter(on -> !Verdicts.DID_NOT_RUN.equals(on.reason()))
        .forEach(on -> all.computeIfAbsent(on.runtime(), none -> new ArrayList<>()).add(on));
    List<String> shown = new ArrayList<>();
    Map<String, String> empty = new LinkedHashMap<>();
    all.forEach(
        (runtime, judged) -> {
          if (isEmpty(runtime, judged)) {
            empty.put(runtime, String.valueOf(judged.get(0).reason()));
          } else {
            shown.add(runtime);
          }
        });
    return new Columns(shown, empty);
  }

  private static boolean isEmpty(String runtime, List<RuntimeVerdict> judged) {
    return !runtime.equals(Statement.JVM)
        && judged.stream().allMatch(RuntimeVerdict::lacksSomething)
        && judged.stream().map(RuntimeVerdict::reason).distinct().count() == 1;
  }

  /** True when there is more than the JVM. */
  public boolean areSeveral() {
    return shown.size() > 1;
  }

  /** What a claim's row shows: nothing of an empty column, unless the row had nothing else. */
  public List<RuntimeVerdict> of(ClaimVerdict claim) {
    List<RuntimeVerdict> there =
        claim.runtimes().stream().filter(on -> !empty.containsKey(on.runtime())).toList();
    return there.isEmpty() ? claim.runtimes() : there;
  }

  /** Why columns are empty, a sentence each. */
  public Stream<String> whyEmpty() {
    return empty.entrySet().stream()
        .map(
            each ->
                "Nothing was judged on "
                    + each.getKey()
                    + ": each claim there "
                    + each.getValue()
                    + ".");
  }
}
