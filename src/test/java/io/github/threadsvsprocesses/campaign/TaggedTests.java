package io.github.threadsvsprocesses.campaign;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The kit's own tests that are too long for every day, wherever they lie: those tagged {@value
 * #TAG}. What such a test publishes through JUnit's {@code TestReporter} under the key {@value
 * #FAULTS} counts as so many faults; otherwise it counts as one.
 */
record TaggedTests() implements Scenario {
  static final String TAG = "campaign";
  static final String FAULTS = "faults";

  @Override
  public String name() {
    return "long tests of the kit, such as mutated frames";
  }

  @Override
  public void run(Tally tally, Random chance) {
    Outcomes outcomes = new Outcomes(tally);
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("io.github.threadsvsprocesses"))
                .filters(
                    // Suites, such as the specification, bring tests of their own.
                    EngineFilter.includeEngines("junit-jupiter"),
                    TagFilter.includeTags(TAG),
                    excludeClassNamePatterns(Pattern.quote(CampaignTest.class.getName())))
                .build(),
            outcomes);
    if (outcomes.faults.isEmpty()) {
      tally.doesNotTry("tests tagged '" + TAG + "': there is none");
    }
  }

  private static final class Outcomes implements TestExecutionListener {
    private final Tally tally;
    private final Map<String, Long> faults = new HashMap<>();

    Outcomes(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        faults.put(test.getUniqueId(), 1L);
      }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      String number = entry.getKeyValuePairs().get(FAULTS);
      if (number != null) {
        faults.put(test.getUniqueId(), Long.parseLong(number));
      }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      tally.doesNotTry(test.getDisplayName() + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      result
          .getThrowable()
          .ifPresent(thrown -> tally.fails(test.getDisplayName() + ": " + Failures.inFull(thrown)));
      Long number = faults.get(test.getUniqueId());
      if (test.isTest() && number != null) {
        tally.injected(test.getDisplayName(), Math.toIntExact(number));
        tally.checks(test.getDisplayName());
      }
    }
  }
}
