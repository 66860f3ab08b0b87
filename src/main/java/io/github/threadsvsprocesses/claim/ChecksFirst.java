package io.github.threadsvsprocesses.claim;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** The JVM before CPython, checks before controls, each in the order of their names. */
final class ChecksFirst implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(
            Comparator.<MethodDescriptor, Boolean>comparing(m -> Role.isPython(m.getMethod()))
                .thenComparing(m -> Role.isControl(m.getMethod()))
                .thenComparing(m -> m.getMethod().getName()));
  }
}
