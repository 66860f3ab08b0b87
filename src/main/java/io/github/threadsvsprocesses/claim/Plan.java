package io.github.threadsvsprocesses.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The claims that a test plan holds.
 *
 * @param classes the class of each claim by its id, in the order of the plan
 * @param isSpecification true when the plan is a whole article's
 */
record Plan(Map<String, Class<?>> classes, boolean isSpecification) {
  static Plan of(TestPlan plan) {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    boolean specification = false;
    for (TestIdentifier root : plan.getRoots()) {
      Set<TestIdentifier> all = plan.getDescendants(root);
      for (TestIdentifier each : all) {
        if (each.getSource().orElse(null) instanceof ClassSource source) {
          Class<?> type = source.getJavaClass();
          specification |= type.isAnnotationPresent(Specification.class);
          Claim claim = type.getAnnotation(Claim.class);
          if (claim != null) {
            classes.putIfAbsent(claim.value(), type);
          }
        }
      }
    }
    return new Plan(classes, specification);
  }

  boolean isEmpty() {
    return classes.isEmpty() && !isSpecification;
  }
}
