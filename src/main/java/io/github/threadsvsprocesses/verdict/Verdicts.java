package io.github.threadsvsprocesses.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one run: the content of {@code verdicts.json}, from which every other view is
 * drawn. Immutable.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param startedAt when the run began, ISO 8601 in UTC
 * @param durationMillis how long it has taken so far
 * @param machine where it ran
 * @param claims every claim of the article, in reading order
 * @param summary the counts
 * @param partial true when the run was of some claims only
 */
public record Verdicts(
    int formatVersion,
    String startedAt,
    long durationMillis,
    MachineFacts machine,
    List<ClaimVerdict> claims,
    Summary summary,
    boolean partial) {
  /** The version of the format; a reader refuses another. */
  public static final int FORMAT_VERSION = 1;

  /** How a reason begins that accuses the instrument, not the article. */
  public static final String BROKEN_INSTRUMENT = "broken instrument: ";

  /** The reason of a claim that has a class and was not reached. */
  public static final String DID_NOT_RUN = "it did not run";

  /** How a reason begins that names what this machine lacks, such as "needs 2 usable CPUs, …". */
  public static final String NEEDS = "needs ";

  /** How a line begins that tells what came of it. */
  private static final String THEN = "Then ";

  public Verdicts {
    claims = List.copyOf(claims);
  }

  /** Where a run took place; what is not known is null. */
  public record MachineFacts(
      String os,
      String arch,
      int cpus,
      @Nullable Double cpuQuota,
      String jdk,
      @Nullable String cpython) {}

  /**
   * A claim and its verdict on each runtime.
   *
   * @param runtimes empty when the claim is planned
   */
  public record ClaimVerdict(
      String id, String section, String statement, List<RuntimeVerdict> runtimes) {
    public ClaimVerdict {
      runtimes = List.copyOf(runtimes);
    }

    /** The verdict on this runtime; empty when the claim was not judged on it. */
    public Optional<RuntimeVerdict> on(String runtime) {
      return runtimes.stream().filter(each -> each.runtime().equals(runtime)).findFirst();
    }

    /**
     * The verdict that counts. Of several runtimes of the kind that the article names, one that
     * refutes counts before one that confirms, and that before an open one. Where there is none of
     * the kind, an open one of a like kind says why; empty when not even that is there.
     */
    public Optional<RuntimeVerdict> counted(Statement claim) {
      List<RuntimeVerdict> ofTheKind =
          runtimes.stream().filter(on -> claim.isCountedOn(on.runtime())).toList();
      return Stream.of(Verdict.REFUTED, Verdict.CONFIRMED, Verdict.UNDECIDED)
          .flatMap(which -> ofTheKind.stream().filter(on -> on.verdict() == which))
          .findFirst()
          .or(() -> runtimes.stream().filter(on -> isOpenAndLike(claim, on)).findFirst());
    }

    private static boolean isOpenAndLike(Statement claim, RuntimeVerdict on) {
      return on.verdict() == Verdict.UNDECIDED
          && List.of(claim.countsOn().split(" ", -1)).contains(on.runtime().split(" ", -1)[0]);
    }

    /** True when no class states it yet. */
    @JsonIgnore
    public boolean isPlanned() {
      return runtimes.isEmpty();
    }
  }

  /**
   * What one runtime showed of a claim.
   *
   * @param reason why it is undecided, or what refuted it; null when confirmed
   */
  public record RuntimeVerdict(
      String runtime,
      Verdict verdict,
      @Nullable String reason,
      List<Check> checks,
      List<Control> controls) {
    public RuntimeVerdict {
      checks = List.copyOf(checks);
      controls = List.copyOf(controls);
    }

    /**
     * Judges a claim from what its checks and controls came to.
     *
     * @param faults what went wrong with the instrument itself, in words
     * @param missing the checks and controls that were not run; what a machine does not allow is
     *     told by a check that ran, so a missing one is a fault
     */
    public static RuntimeVerdict of(
        String runtime,
        List<Check> checks,
        List<Control> controls,
        List<String> faults,
        List<String> missing) {
      Stream<String> refutations =
          checks.stream()
              .filter(check -> check.outcome() == CheckOutcome.FAILED)
              .map(check -> "'" + check.name() + "' failed: " + check.message());
      Optional<String> refutation = refutations.findFirst();
      if (refutation.isPresent()) {
        return new RuntimeVerdict(runtime, Verdict.REFUTED, refutation.get(), checks, controls);
      }
      Stream<String> broken =
          Stream.concat(
              faults.stream().map(fault -> BROKEN_INSTRUMENT + fault),
              controls.stream().flatMap(RuntimeVerdict::unrefused));
      Stream<String> aborted =
          Stream.concat(
              checks.stream()
                  .filter(check -> check.outcome() == CheckOutcome.ABORTED)
                  .map(check -> String.valueOf(check.message())),
              controls.stream()
                  .filter(control -> control.outcome() == ControlOutcome.ABORTED)
                  .map(control -> String.valueOf(control.message())));
      Stream<String> notRun =
          checks.isEmpty() && controls.isEmpty() && faults.isEmpty()
              ? Stream.of(DID_NOT_RUN)
              : missing.stream().map(name -> BROKEN_INSTRUMENT + "'" + name + "' did not run");
      Stream<String> noWitness =
          checks.isEmpty() || controls.isEmpty()
              ? Stream.of("it has no check or no control that ran")
              : Stream.empty();
      return Stream.of(broken, notRun, aborted, noWitness)
          .flatMap(reasons -> reasons)
          .findFirst()
          .map(why -> new RuntimeVerdict(runtime, Verdict.UNDECIDED, why, checks, controls))
          .orElseGet(() -> new RuntimeVerdict(runtime, Verdict.CONFIRMED, null, checks, controls));
    }

    /** The verdict of a claim that has a class and was not reached. */
    public static RuntimeVerdict didNotRun(String runtime) {
      return of(runtime, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * What says that the instrument is at fault, whatever became of the claim: a control that was
     * not refused, or a check that broke.
     */
    public Optional<String> fault() {
      if (reason != null && reason.startsWith(BROKEN_INSTRUMENT)) {
        return Optional.of(reason);
      }
      return controls.stream().flatMap(RuntimeVerdict::unrefused).findFirst();
    }

    private static Stream<String> unrefused(Control control) {
      return control.outcome() == ControlOutcome.NOT_REFUSED
          ? Stream.of(BROKEN_INSTRUMENT + "'" + control.name() + "': " + control.message())
          : Stream.empty();
    }

    /**
     * What was concluded first, or else the first that was seen; why it is not confirmed, if so;
     * empty when nothing was told.
     */
    public String figure() {
      if (reason != null) {
        return reason;
      }
      List<String> seen = checks.stream().flatMap(check -> check.seen().stream()).toList();
      return seen.stream()
          .filter(line -> line.startsWith(THEN))
          .findFirst()
          .map(line -> line.substring(THEN.length()))
          .orElse(seen.isEmpty() ? "" : seen.get(0));
    }

    /** True of a check that failed on another runtime than the JVM: told, and fails no build. */
    @JsonIgnore
    public boolean isFinding() {
      return verdict == Verdict.REFUTED && !runtime.equals(Statement.JVM);
    }

    /** True when it is undecided because this machine lacks what the claim needs. */
    public boolean lacksSomething() {
      return verdict == Verdict.UNDECIDED && reason != null && reason.startsWith(NEEDS);
    }
  }

  /** How a check ended. */
  public enum CheckOutcome {
    /** The judgement accepted the true world. */
    PASSED,
    /** It did not, by an assertion: the claim is refuted. */
    FAILED,
    /** It could not judge: undecided here, or broken; the claim's reason tells which. */
    ABORTED
  }

  /** How a control ended. */
  public enum ControlOutcome {
    /** The judgement refused the false world for the stated reason. */
    REFUSED,
    /** It accepted it, refused it for another reason, or broke. */
    NOT_REFUSED,
    /** It could not judge: undecided here. */
    ABORTED
  }

  /**
   * A check's end.
   *
   * @param message what went wrong, null when nothing did
   * @param story what it did and saw, a line each; bounded, and empty in files of older versions
   */
  public record Check(
      String name,
      CheckOutcome outcome,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
      long millis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> story) {
    public Check {
      story = orNone(story);
    }

    /** What it saw, without what it was given and what it did. */
    public List<String> seen() {
      return story.stream()
          .filter(line -> !line.startsWith("Given ") && !line.startsWith("When "))
          .toList();
    }

    /** One that told nothing. */
    public Check(String name, CheckOutcome outcome, @Nullable String message, long millis) {
      this(name, outcome, message, millis, List.of());
    }
  }

  /**
   * A control's end.
   *
   * @param message what refused it, or why nothing did
   * @param story what it did and saw, a line each; bounded, and empty in files of older versions
   */
  public record Control(
      String name,
      ControlOutcome outcome,
      @Nullable String message,
      long millis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> story) {
    public Control {
      story = orNone(story);
    }

    /** One that told nothing. */
    public Control(String name, ControlOutcome outcome, @Nullable String message, long millis) {
      this(name, outcome, message, millis, List.of());
    }
  }

  private static List<String> orNone(@Nullable List<String> story) {
    return story == null ? List.of() : List.copyOf(story);
  }

  /**
   * Counts over all claims of the article, each on the runtime that the article names for it.
   *
   * @param claims all of them; what did not run and what is planned count too
   */
  public record Summary(int claims, int confirmed, int refuted, int undecided, int planned) {
    /** Counts the claims of a run on the runtimes the article names. */
    public static Summary of(Article article, List<ClaimVerdict> claims) {
      int confirmed = 0;
      int refuted = 0;
      int planned = 0;
      for (ClaimVerdict claim : claims) {
        Optional<RuntimeVerdict> counted = article.claim(claim.id()).flatMap(claim::counted);
        if (claim.isPlanned()) {
          planned++;
        } else if (counted.isPresent() && counted.get().verdict() == Verdict.CONFIRMED) {
          confirmed++;
        } else if (counted.isPresent() && counted.get().verdict() == Verdict.REFUTED) {
          refuted++;
        }
      }
      int undecided = claims.size() - confirmed - refuted - planned;
      return new Summary(claims.size(), confirmed, refuted, undecided, planned);
    }

    /** "10/48 confirmed". */
    public String inWords() {
      return confirmed + "/" + claims + " confirmed";
    }
  }
}
