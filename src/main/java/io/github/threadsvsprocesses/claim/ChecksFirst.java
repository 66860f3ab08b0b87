package io.github.threadsvsprocesses.claim;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Checks before controls, each in the order of their names. */
final class ChecksFirst implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(
            Comparator.<MethodDescriptor, Boolean>comparing(m -> m.isAnnotated(Control.class))
                .thenComparing(m -> m.getMethod().getName()));
  }
}
