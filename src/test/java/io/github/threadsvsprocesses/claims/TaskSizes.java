package io.github.threadsvsprocesses.claims;

import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.workload.BreakEven;
import io.github.threadsvsprocesses.workload.Crews;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * From which size tasks repay handing them over to processes, and whether processes lose below and
 * above it. Measured once in a run: all who ask share it, and each question has a decision of its
 * own.
 */
public final class TaskSizes {
  private static final double SMALL = 0.05;
  private static final double LARGE = 10;

  /**
   * What one measurement brought.
   *
   * @param judged tasks of a twentieth of the break-even, and of ten times that
   */
  private record Measured(BreakEven breakEven, List<Certificate> judged) {}

  private @Nullable Measured measured;
  private @Nullable Exception failure;

  private TaskSizes() {}

  /** The size itself, as evidence. */
  public BreakEven breakEven() throws Exception {
    return measured().breakEven();
  }

  /** Whether running processes are slower with tasks of a twentieth of the break-even. */
  public Certificate ofATwentieth() throws Exception {
    return measured().judged().get(0);
  }

  /** Whether running processes are slower with tasks of ten times the break-even. */
  public Certificate ofTenTimes() throws Exception {
    return measured().judged().get(1);
  }

  /** Measures when the first asks, inside a check or control, so that it may stay undecided. */
  private synchronized Measured measured() throws Exception {
    if (failure != null) {
      throw failure;
    }
    if (measured == null) {
      try (Crews crews = Crews.start()) {
        BreakEven found = BreakEven.measure(crews);
        measured = new Measured(found, found.judge(crews, SMALL, LARGE));
      } catch (Exception once) {
        failure = once; // Whoever asks next need not wait for the same to happen again.
        throw once;
      }
    }
    return measured;
  }

  /** Hands them to the methods of claims that take them as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TaskSizes.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TaskSizes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(TaskSizes.class, none -> new TaskSizes(), TaskSizes.class);
    }
  }
}
