package io.github.threadsvsprocesses.claims.python;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands what is measured on CPython to the methods of claims that take it as a parameter: each is
 * one object for all methods of a run.
 */
public final class PythonFixture implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PythonFixture.class);

  private static final Map<Class<?>, Supplier<Object>> MEASUREMENTS =
      Map.of(
          PythonRounds.class, PythonRounds::new,
          PythonWaits.class, PythonWaits::new,
          PythonHashes.class, PythonHashes::new,
          PythonCurves.class, PythonCurves::new);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return MEASUREMENTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Supplier<Object> measurement = MEASUREMENTS.get(type);
    if (measurement == null) {
      throw new IllegalArgumentException("no such measurement: " + type);
    }
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(type, none -> measurement.get(), Object.class);
  }
}
