package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** What is known of each claim while a run goes on. Guarded by itself. */
final class RunRecord {
  private final Article article;
  private final Plan plan;
  private final boolean partial;
  private final Path file;
  private final Instant startedAt = Instant.now();
  private final Map<String, ClaimRecord> seen = new LinkedHashMap<>();
  private final @Nullable String pythons;
  private int begun;

  RunRecord(Article article, Plan plan, boolean partial, Path file) {
    this.article = article;
    this.plan = plan;
    this.partial = partial;
    this.file = file;
    plan.classes().forEach((id, type) -> seen.put(id, new ClaimRecord(type)));
    pythons = Runtimes.pythonsInUse(plan.classes().values());
  }

  String opening() {
    return BrokenFact.here().map(fact -> "Broken on purpose: " + fact.inWords() + ". ").orElse("")
        + claimsToJudge();
  }

  private String claimsToJudge() {
    long all = article.claims().count();
    int now = plan.classes().size();
    return partial
        ? "Judging " + now + " of the " + all + " claims; the full run's verdicts are left alone."
        : "Judging "
            + now
            + " claims; "
            + (all - now)
            + " of the article's "
            + all
            + " are planned.";
  }

  /** True when not the whole article is judged. */
  boolean isPartial() {
    return partial;
  }

  synchronized String progress(String id) {
    begun++;
    return "[" + begun + "/" + plan.classes().size() + "] " + id;
  }

  synchronized void finished(
      TestIdentifier test,
      TestExecutionResult result,
      @Nullable String refusal,
      List<String> story,
      long millis) {
    if (test.getSource().orElse(null) instanceof MethodSource source) {
      recordOf(source.getJavaClass())
          .on(Runtimes.in(test.getDisplayName()))
          .add(source.getJavaMethod(), test.getDisplayName(), result, refusal, story, millis);
    }
  }

  synchronized void skipped(TestIdentifier test, String reason) {
    if (test.getSource().orElse(null) instanceof MethodSource source) {
      Method method = source.getJavaMethod();
      recordsOf(test, source)
          .forEach(record -> record.addSkipped(method, test.getDisplayName(), reason));
    }
  }

  /** A method that is run on several runtimes failed as such, outside its checks and controls. */
  synchronized void broke(TestIdentifier test, Throwable thrown) {
    if (test.getSource().orElse(null) instanceof MethodSource source) {
      recordsOf(test, source).forEach(record -> record.addFault(thrown));
    }
  }

  /** Of a method that is run on several runtimes: all of them. */
  private Stream<RuntimeRecord> recordsOf(TestIdentifier test, MethodSource source) {
    ClaimRecord record = recordOf(source.getJavaClass());
    return test.isTest()
        ? Stream.of(record.on(Runtimes.in(test.getDisplayName())))
        : record.onAll().stream().filter(each -> !each.isJvm());
  }

  /** The class itself failed, outside its checks and controls. */
  synchronized void broke(Class<?> type, Throwable thrown) {
    recordOf(type).onAll().forEach(record -> record.addFault(thrown));
  }

  synchronized List<RuntimeVerdict> verdictsOf(String id) {
    ClaimRecord record = seen.get(id);
    String countsOn = article.claim(id).map(Statement::countsOn).orElse(Statement.JVM);
    return record == null ? List.of(RuntimeVerdict.didNotRun(countsOn)) : record.verdicts();
  }

  synchronized void write() {
    VerdictsFile.write(file, verdicts());
  }

  synchronized Verdicts verdicts() {
    List<ClaimVerdict> claims = article.claims().map(this::claimVerdict).toList();
    return new Verdicts(
        Verdicts.FORMAT_VERSION,
        startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
        Duration.between(startedAt, Instant.now()).toMillis(),
        machine(),
        claims,
        Summary.of(article, claims),
        partial);
  }

  private ClaimVerdict claimVerdict(Statement claim) {
    boolean stated = seen.containsKey(claim.id());
    List<RuntimeVerdict> runtimes = claim.planned() && !stated ? List.of() : verdictsOf(claim.id());
    return new ClaimVerdict(claim.id(), claim.section(), claim.sentence(), runtimes);
  }

  private MachineFacts machine() {
    Machine here = Machine.here();
    return new MachineFacts(
        here.os(), here.arch(), here.cpus(), here.cpuQuota(), here.jdk(), pythons);
  }

  private ClaimRecord recordOf(Class<?> type) {
    return seen.computeIfAbsent(
        type.getAnnotation(Claim.class).value(), id -> new ClaimRecord(type));
  }
}
