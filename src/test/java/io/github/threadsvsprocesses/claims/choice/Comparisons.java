package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.ThreadsOrProcesses;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The workloads that were compared in this run, each once, under the interpreter lock, on the same
 * crews. Used by one thread; the run closes it.
 */
public final class Comparisons implements AutoCloseable {
  private final Map<String, Comparison> byName = new LinkedHashMap<>();
  private @Nullable Crews crews;

  private Comparisons() {}

  /** What the article says of a workload, or would say of its twin; told as evidence. */
  public void theChoiceIs(Choice choice, Workload<?> workload, Evidence evidence) throws Exception {
    evidence.given(
        "one worker, 2 threads under one interpreter lock and 2 processes under locks of their own");
    evidence.when("round after round, in random order, each does: " + workload.name());
    Comparison comparison = of(workload);
    evidence.then(comparison.inWords());
    for (Certificate each : comparison.reasonsFor(choice)) {
      evidence.certificate(each);
    }
    assertThat(comparison.callsFor(choice))
        .withFailMessage("%s are not the choice: %s", choice.inWords(), comparison.whyNot(choice))
        .isTrue();
  }

  /** Measured when the first asks. */
  public Comparison of(Workload<?> workload) throws Exception {
    Comparison known = byName.get(workload.name());
    if (known != null) {
      return known;
    }
    if (crews == null) {
      crews = Crews.start();
    }
    Comparison measured = ThreadsOrProcesses.underTheInterpreterLock(crews).compare(workload);
    byName.put(workload.name(), measured);
    return measured;
  }

  /** All so far, in the order in which they were measured. */
  public List<Comparison> all() {
    return List.copyOf(byName.values());
  }

  @Override
  public void close() {
    if (crews != null) {
      crews.close();
    }
  }

  /** Hands them to the methods of claims that take them as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Comparisons.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Comparisons.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Comparisons.class, none -> new Comparisons(), Comparisons.class);
    }
  }
}
