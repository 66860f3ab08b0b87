package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.evidence.ChoiceRecord;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.ChoiceTable.BreakEvenRow;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.ThreadsOrProcesses;
import io.github.threadsvsprocesses.workload.WorkerCost;
import io.github.threadsvsprocesses.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The workloads that were compared in this run, each once, under the interpreter lock, on the same
 * crews; as one check or control sees them. Used by one thread.
 */
public final class Comparisons {
  private final Run run;
  private final boolean ofAControl;
  private final String kind;

  private Comparisons(Run run, boolean ofAControl, String kind) {
    this.run = run;
    this.ofAControl = ofAControl;
    this.kind = kind;
  }

  /** What the article says of a workload, or would say of its twin; told as evidence. */
  public void theChoiceIs(Choice choice, Workload<?> workload, Evidence evidence) throws Exception {
    evidence.given(
        "one worker, 2 threads under one interpreter lock and 2 processes under locks of their own");
    evidence.when("round after round, in random order, each does: " + workload.name());
    // Of a twin, nothing else is asked than that this is refused.
    Set<Choice> asked = ofAControl ? EnumSet.of(choice) : EnumSet.allOf(Choice.class);
    theChoiceIs(choice, recorded(workload, asked, kind), evidence);
  }

  /** The same of what was compared elsewhere. */
  static void theChoiceIs(Choice choice, Comparison comparison, Evidence evidence) {
    evidence.then(comparison.inWords());
    for (Certificate each : comparison.reasonsFor(choice)) {
      evidence.certificate(each);
    }
    // Open as long as it is open whether threads gain, whatever processes do: that tells the kind.
    assertThat(comparison.threadsAgreeWith(choice) && comparison.callsFor(choice))
        .withFailMessage("%s are not the choice: %s", choice.inWords(), comparison.whyNot(choice))
        .isTrue();
  }

  /** Measured when the first asks. */
  public Comparison of(Workload<?> workload) throws Exception {
    return recorded(workload, EnumSet.allOf(Choice.class), null);
  }

  private Comparison recorded(Workload<?> workload, Set<Choice> asked, @Nullable String itsKind)
      throws Exception {
    Comparison comparison = run.compare(workload, asked);
    if (ofAControl && itsKind != null) {
      run.record.addTwin(comparison, itsKind);
    } else {
      run.record.add(comparison, itsKind);
    }
    return comparison;
  }

  /** What a worker of each kind costs; measured when the first asks. */
  public List<WorkerCost> costs() {
    return run.costs();
  }

  /** Has a later claim's answer stand beside the others. */
  public void tellBreakEvens(List<BreakEvenRow> ofEachKind) {
    run.record.addBreakEvens(ofEachKind);
  }

  /** All so far: the workloads that checks looked at, their twins apart, and the costs. */
  public ChoiceTable all() {
    return run.record.table();
  }

  /** What all checks and controls of a run share; the run closes it. */
  private static final class Run implements AutoCloseable {
    private final Path folder;
    private final boolean partial;
    private final ChoiceRecord record;
    private final Map<String, Set<Choice>> askedOf = new HashMap<>();
    private @Nullable Crews crews;

    Run(boolean partial) {
      this.partial = partial;
      folder = Options.reports(partial);
      record = new ChoiceRecord(folder, partial);
    }

    Comparison compare(Workload<?> workload, Set<Choice> asked) throws Exception {
      Comparison known = record.of(workload.name()).orElse(null);
      if (known != null && askedOf.getOrDefault(workload.name(), Set.of()).containsAll(asked)) {
        return known;
      }
      askedOf.put(workload.name(), Set.copyOf(asked));
      if (crews == null) {
        crews = Crews.start();
      }
      return ThreadsOrProcesses.underTheInterpreterLock(crews).compare(workload, asked);
    }

    List<WorkerCost> costs() {
      if (record.table().costs().isEmpty()) {
        record.addCosts(WorkerCost.here());
      }
      return record.table().costs();
    }

    /** The build draws no views of a partial run. */
    @Override
    public void close() throws IOException {
      if (crews != null) {
        crews.close();
      }
      if (partial) {
        ChoiceFile.draw(folder);
      }
    }
  }

  /** Hands them to the methods of claims that take them as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Comparisons.class);

    private static final Map<String, String> ABBREVIATIONS =
        Map.of("api", "API", "cpu", "CPU", "io", "I/O");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Comparisons.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext root = context.getRoot();
      Run run =
          root.getStore(NAMESPACE)
              .computeIfAbsent(Run.class, none -> new Run(isPartial(root)), Run.class);
      String claim = context.getRequiredTestClass().getAnnotation(Claim.class).value();
      boolean control = context.getRequiredTestMethod().isAnnotationPresent(Control.class);
      return new Comparisons(run, control, (control ? "Twin of " : "") + kindOf(claim));
    }

    /** A class that an IDE runs is in no suite. */
    private static boolean isPartial(ExtensionContext root) {
      return !Options.chosenClaims().isEmpty() || !root.getUniqueId().contains("[suite:");
    }

    /** Such as "API calls" of "choice.api-calls". */
    private static String kindOf(String claim) {
      String words =
          Stream.of(claim.substring(claim.indexOf('.') + 1).split("-", -1))
              .map(word -> ABBREVIATIONS.getOrDefault(word, word))
              .collect(Collectors.joining(" "));
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
  }
}
