package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.evidence.Evidence;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the {@link Adviser} of a test; those of a class share its crews, which end with it. */
final class Advising implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Advising.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Adviser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    MachineFigures figures =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(
                MachineFigures.class, none -> new MachineFigures(), MachineFigures.class);
    // The store closes what is in it when the class is done.
    Measurements ofTheClass =
        ofClass(context)
            .getStore(NAMESPACE)
            .computeIfAbsent(
                Measurements.class, none -> new Measurements(figures), Measurements.class);
    return new Adviser(ofTheClass, Evidence.of(context), System.out);
  }

  private static ExtensionContext ofClass(ExtensionContext context) {
    return context.getTestMethod().isEmpty()
        ? context
        : context.getParent().map(Advising::ofClass).orElse(context);
  }
}
