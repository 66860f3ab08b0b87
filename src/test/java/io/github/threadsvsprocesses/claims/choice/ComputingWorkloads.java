package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.GaussianPairs;
import io.github.threadsvsprocesses.children.SalesTotals;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The article's workloads that compute, each with its twin that waits. Each is made when the first
 * asks, once in a run, and what it has to return is known before it is measured. Files lie in the
 * kit's private directory and go with the JVM. Used by one thread.
 */
public final class ComputingWorkloads {
  private final Map<String, Twins<?>> made = new HashMap<>();

  private ComputingWorkloads() {}

  /** See {@link SalesWork}. */
  public Twins<SalesTotals> dataProcessing() throws Exception {
    return once("data processing", SalesWork::twins);
  }

  /** See {@link BitmapWork}. */
  public Twins<String> imageProcessing() throws Exception {
    return once("image processing", BitmapWork::twins);
  }

  /** See {@link GaussianPairWork}. */
  public Twins<GaussianPairs> scientificComputing() throws Exception {
    return once("scientific computing", GaussianPairWork::twins);
  }

  /** See {@link TrainingWork}. */
  public Twins<Integer> machineLearning() throws Exception {
    return once("machine learning", TrainingWork::twins);
  }

  /** See {@link PlainWork}. */
  public Twins<Long> plainComputation() throws Exception {
    return once("plain computation", PlainWork::twins);
  }

  @SuppressWarnings("unchecked") // A name goes with one kind of result, above.
  private <R> Twins<R> once(String name, Callable<Twins<R>> make) throws Exception {
    Twins<?> known = made.get(name);
    if (known == null) {
      known = make.call();
      made.put(name, known);
    }
    return (Twins<R>) known;
  }

  /** Hands them to the methods of claims that take them as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ComputingWorkloads.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ComputingWorkloads.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(
              ComputingWorkloads.class, none -> new ComputingWorkloads(), ComputingWorkloads.class);
    }
  }
}
