package io.github.threadsvsprocesses.claim;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs every claim of a specification in this JVM, with all listeners on the class path. */
public final class SpecificationRunner {
  private SpecificationRunner() {}

  /**
   * Returns when all were judged; {@link VerdictRecorder} has written the verdicts then.
   *
   * @param specification a class with {@link Specification}
   */
  public static void run(Class<?> specification) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(specification))
                .build());
  }
}
