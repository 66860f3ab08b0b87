package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each workload while a run goes on, and of what workers cost: written into {@link
 * ChoiceFile} at every change, so that an interruption leaves what is known. Used by one thread.
 */
public final class ChoiceRecord {
  private final Path folder;
  private final boolean partial;
  private final String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final Map<String, Comparison> byName = new LinkedHashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
  private final Set<String> ofChecks = new HashSet<>();
  private List<WorkerCost> costs = List.of();
  private List<BreakEvenRow> breakEvens = List.of();

  /**
   * Nothing is written yet.
   *
   * @param folder of the run's reports
   * @param partial whether it is a run of some claims only
   */
  public ChoiceRecord(Path folder, boolean partial) {
    this.folder = folder;
    this.partial = partial;
  }

  /** How a workload of that name was found to compare. */
  public Optional<Comparison> of(String workload) {
    return Optional.ofNullable(byName.get(workload));
  }

  /**
   * Records what a check looked at.
   *
   * @param kind of workload, such as "API calls"; null where nobody knows one
   */
  public void add(Comparison comparison, @Nullable String kind) {
    if (ofChecks.add(comparison.workload())) {
      kinds.remove(comparison.workload()); // What a control says counts no more.
    }
    put(comparison, kind);
  }

  /** Records what a control looked at: the twin of a workload, unless a check looks at it too. */
  public void addTwin(Comparison comparison, @Nullable String kind) {
    put(comparison, kind);
  }

  /** Records what one more worker costs, for each kind. */
  public void addCosts(List<WorkerCost> ofEachKind) {
    costs = List.copyOf(ofEachKind);
    write();
  }

  /** Records from which size a task repays handing it over, for each kind of processes. */
  public void addBreakEvens(List<BreakEvenRow> ofEachKind) {
    breakEvens = List.copyOf(ofEachKind);
    write();
  }

  private void put(Comparison comparison, @Nullable String kind) {
    byName.put(comparison.workload(), comparison);
    if (kind != null) {
      kinds.putIfAbsent(comparison.workload(), kind);
    }
    write();
  }

  /** All so far, as it stands in the file. */
  public ChoiceTable table() {
    return new ChoiceTable(
        ChoiceTable.FORMAT_VERSION,
        startedAt,
        partial,
        Machine.here(),
        Crews.WORKERS,
        rows(ofChecks::contains),
        rows(name -> !ofChecks.contains(name)),
        costs,
        breakEvens);
  }

  private List<ChoiceRow> rows(Predicate<String> names) {
    return byName.values().stream()
        .filter(each -> names.test(each.workload()))
        .map(each -> ChoiceRow.of(kinds.get(each.workload()), each))
        .toList();
  }

  private void write() {
    ChoiceFile.write(folder, table());
  }
}
