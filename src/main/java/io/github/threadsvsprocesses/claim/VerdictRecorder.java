package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Turns what happened to checks and controls into verdicts, and writes them after each claim, so
 * that a crash or an interruption leaves what is known. A plan without claims leaves no trace.
 */
public final class VerdictRecorder implements TestExecutionListener {
  private final Supplier<Article> articleToRead;
  private final @Nullable Path reports;
  private final PrintStream progress;
  private final Map<String, Long> startedNanos = new ConcurrentHashMap<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Map<String, List<String>> stories = new ConcurrentHashMap<>();
  private @Nullable RunRecord run;
  private @Nullable Interruption interruption;

  /**
   * Registered with the platform: records the article on the class path into the reports folder.
   */
  public VerdictRecorder() {
    this(Catalogue::article, null, System.out);
  }

  VerdictRecorder(Supplier<Article> article, @Nullable Path reports, PrintStream progress) {
    this.articleToRead = article;
    this.reports = reports;
    this.progress = progress;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Plan claims = Plan.of(plan);
    if (claims.isEmpty()) {
      return;
    }
    boolean partial = !claims.isSpecification() || !Options.chosenClaims().isEmpty();
    Path folder = reports != null ? reports : Options.reports(partial);
    Path file = folder.resolve(VerdictsFile.NAME);
    run = new RunRecord(articleToRead.get(), claims, partial, file);
    write(run);
    interruption = new Interruption(file, progress);
    progress.println(run.opening());
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    startedNanos.put(test.getUniqueId(), System.nanoTime());
    Claim claim = claimOf(test).orElse(null);
    if (run != null && claim != null && isClass(test)) {
      progress.println(run.progress(claim.value()));
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    String refusal = entry.getKeyValuePairs().get(Judging.REFUSED_WITH);
    if (refusal != null) {
      refusals.put(test.getUniqueId(), Words.fit(refusal));
    }
    String told = entry.getKeyValuePairs().get(Judging.STORY);
    if (told == null) {
      return;
    }
    List<String> story = Words.fitStory(told);
    stories.put(test.getUniqueId(), story);
    if (run != null && run.isPartial()) {
      progress.println("    " + test.getDisplayName());
      story.forEach(line -> progress.println("      " + line));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (run != null) {
      run.skipped(test, reason);
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Claim claim = claimOf(test).orElse(null);
    if (run == null || claim == null) {
      return;
    }
    if (test.isTest()) {
      String id = test.getUniqueId();
      List<String> story = stories.getOrDefault(id, List.of());
      run.finished(test, result, refusals.get(id), story, millisOf(test));
      return;
    }
    Throwable thrown = result.getThrowable().orElse(null);
    if (thrown != null && test.getSource().orElse(null) instanceof ClassSource source) {
      run.broke(source.getJavaClass(), thrown);
    } else if (thrown != null) {
      run.broke(test, thrown);
    }
    if (isClass(test)) {
      write(run);
      tell(run.verdictsOf(claim.value()), millisOf(test));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (run != null && interruption != null) {
      write(run);
      interruption.close();
      run = null;
    }
  }

  /** Where there is no room, what was written before stays, and the run goes on. */
  private void write(RunRecord run) {
    try {
      run.write();
    } catch (UncheckedIOException noRoom) {
      progress.println(noRoom.getMessage() + " " + noRoom.getCause());
    }
  }

  private long millisOf(TestIdentifier test) {
    Long started = startedNanos.get(test.getUniqueId());
    return started == null ? 0 : (System.nanoTime() - started) / 1_000_000;
  }

  private void tell(List<RuntimeVerdict> verdicts, long millis) {
    String time = String.format(Locale.ROOT, " (%.1f s)", millis / 1_000.0);
    for (RuntimeVerdict on : verdicts) {
      String where = verdicts.size() == 1 ? "" : " on " + on.runtime();
      String reason = on.reason() == null ? "" : ", because " + on.reason();
      progress.println("        " + on.verdict().word() + where + time + reason);
      time = "";
    }
  }

  /** A method that is run on several runtimes is a container too. */
  private static boolean isClass(TestIdentifier test) {
    return test.getSource().orElse(null) instanceof ClassSource;
  }

  private static Optional<Claim> claimOf(TestIdentifier test) {
    return test.getSource().flatMap(ChosenClaims::claimOf);
  }
}
