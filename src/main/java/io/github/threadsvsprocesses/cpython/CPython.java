package io.github.threadsvsprocesses.cpython;

import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CPython of this machine, or the reason why there is none to be used: then every method but
 * those that name it throws {@link Undecided} with that reason.
 *
 * <p>A script lies on the class path as {@code cpython/NAME.py}, beside others that it may import,
 * and reports by the module {@code facts}, which the kit brings along; see there. It must not be
 * named as a module of the standard library. Immutable, safe for use by many threads.
 */
public final class CPython {
  /** The system property that names interpreters by their paths, separated by commas. */
  public static final String OPTION = "python";

  /** How the name of every runtime of this kind begins. */
  public static final String RUNTIME = "cpython";

  /** For a script, or for one answer of a session; times {@link TimeoutFactor}. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Of the command line, from 3.13 on. */
  private static final List<String> LOCK_ON = List.of("-X", "gil=1");

  private final String runtime;
  private final @Nullable Probed probed;
  private final String refusal;
  private final Duration deadline;
  private final List<String> options;

  private CPython(String runtime, @Nullable Probed probed, String refusal, Duration deadline) {
    this(runtime, probed, refusal, deadline, List.of());
  }

  private CPython(
      String runtime,
      @Nullable Probed probed,
      String refusal,
      Duration deadline,
      List<String> options) {
    this.options = options;
    this.runtime = runtime;
    this.probed = probed;
    this.refusal = refusal;
    this.deadline = deadline;
  }

  static CPython usable(String runtime, Probed probed) {
    return new CPython(runtime, probed, "", TimeoutFactor.times(DEADLINE));
  }

  /**
   * @param why a sentence without its full stop
   */
  static CPython unusable(String runtime, String why) {
    return new CPython(runtime, null, why, Duration.ZERO);
  }

  /**
   * Those that {@value #OPTION} names, each of them usable or not, or else the {@code python3} of
   * the PATH: the first one that can be used, or the reason why the first one cannot. Never empty.
   * Looked for once in a JVM.
   */
  public static List<CPython> here() {
    return Interpreters.here();
  }

  /**
   * Its name in the verdicts: {@code cpython 3.13.0}, {@code cpython 3.13.0 free-threaded}; {@code
   * cpython} where none was found, {@code cpython (/path)} where it cannot be used.
   */
  public String runtime() {
    return runtime;
  }

  /** The same one under another name. */
  CPython called(String other) {
    return new CPython(other, probed, refusal, deadline);
  }

  /** True when it can run scripts. */
  public boolean isUsable() {
    return probed != null;
  }

  /** Does nothing on one that can be used, and throws {@link Undecided} on another. */
  public void require() {
    var unused = probed();
  }

  /** Whether its interpreter lock is on, as it says itself. */
  public boolean hasLock() {
    return probed().lock();
  }

  /** Ways to start a process that its multiprocessing has here: fork, spawn, forkserver. */
  public List<String> startMethods() {
    return probed().startMethods();
  }

  /** Such as {@code 3.13.0}. */
  public String version() {
    return probed().version();
  }

  /** Its path, as it says itself. */
  public String executable() {
    return probed().executable();
  }

  /** For a line of a story: name and place. */
  public String inWords() {
    return isUsable() ? runtime + " at " + executable() : runtime;
  }

  /**
   * The same one with this deadline, in place of a minute times {@link TimeoutFactor}, for its
   * scripts and for each answer of its sessions.
   */
  public CPython within(Duration other) {
    return new CPython(runtime, probed, refusal, other, options);
  }

  /**
   * The same one with its interpreter lock on: one that can do without is told so at its start, and
   * its scripts can ask whether it obeyed.
   */
  public CPython withItsLockOn() {
    Probed known = probed();
    return known.lock()
        ? this
        : new CPython(runtime + " with its lock on", known.withLock(), refusal, deadline, LOCK_ON);
  }

  /**
   * Runs a script and returns the facts that it reports. Whatever the script has started is gone
   * then, and so are its temporary files.
   *
   * @param facts what the JSON is to become; each component of a record must be reported, and
   *     nothing else
   * @param script its name, without folder and ending
   * @param arguments as Jackson writes them
   * @throws PythonFailed when the script fails, reports something else, or does not end in time
   */
  public <T> T run(Class<T> facts, String script, Object... arguments) {
    return ScriptRun.of(command(script), arguments, deadline, facts);
  }

  /**
   * Starts a script that is asked again and again. Does not wait for it: what keeps it from
   * answering is told when it is asked.
   *
   * @param script its name, without folder and ending
   * @param arguments as Jackson writes them
   */
  public PythonSession start(String script, Object... arguments) {
    return new PythonSession(ScriptProcess.start(command(script), arguments), deadline);
  }

  private List<String> command(String script) {
    List<String> command = new ArrayList<>(List.of(executable()));
    command.addAll(options);
    command.add(Scripts.path(script).toString());
    return List.copyOf(command);
  }

  private Probed probed() {
    if (probed == null) {
      throw Undecided.needs("a CPython 3.8 or newer: " + refusal);
    }
    return probed;
  }

  /** As {@link #inWords}. */
  @Override
  public String toString() {
    return inWords();
  }
}
