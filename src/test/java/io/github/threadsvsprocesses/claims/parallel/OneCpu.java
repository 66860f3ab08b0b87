package io.github.threadsvsprocesses.claims.parallel;

import io.github.threadsvsprocesses.children.ThreadSelf;
import io.github.threadsvsprocesses.claims.parallel.WitnessSearch.Game;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Confines processes to one CPU of those that this one may use; Java cannot do that itself. */
public final class OneCpu {
  /** A JVM's threads come and go, but not in each of so many moments. */
  public static final int TRIES = 10;

  /** What the system says of a thread that has ended since the tool listed it. */
  private static final String ENDED = "No such process";

  private OneCpu() {}

  /** What confines a process with all threads it has; those to come inherit it. */
  @FunctionalInterface
  public interface Tool {
    /** Its complaint; empty when it complained of nothing. */
    Optional<String> confine(long pid, String cpu) throws IOException, InterruptedException;
  }

  /** Confines them by {@code taskset}, of util-linux or busybox, until the players say so. */
  static void pin(List<ForkedJvm> processes, Game game, Evidence evidence)
      throws IOException, InterruptedException {
    String cpu = ThreadSelf.usableCpus().split("[,-]", 2)[0];
    pin(processes.stream().map(ForkedJvm::pid).toList(), cpu, OneCpu::taskset, game);
    evidence.given("both may run on CPU " + cpu + " alone");
  }

  /**
   * Returns when the tool has complained of nothing and the players' threads are confined. A tool
   * that meets a thread that ends gives up the rest of the process.
   *
   * @throws Undecided otherwise, for lack of leave if the tool was refused each time
   */
  public static void pin(List<Long> pids, String cpu, Tool tool, Game game)
      throws IOException, InterruptedException {
    int refusals = 0;
    String said = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<String> complaint = confine(pids, cpu, tool);
      if (complaint.isPresent()) {
        said = "taskset said: " + complaint.get();
        refusals += complaint.get().contains(ENDED) ? 0 : 1;
        continue;
      }
      String cpus = usableBy(game.play());
      if (cpus.equals(cpu)) {
        return;
      }
      said = "the players may use CPUs " + cpus;
    }
    throw refusals == TRIES
        ? Undecided.needs("leave to confine a process to one CPU; " + said)
        : new Undecided("could not confine both processes to CPU " + cpu + "; " + said);
  }

  private static Optional<String> confine(List<Long> pids, String cpu, Tool tool)
      throws IOException, InterruptedException {
    for (long pid : pids) {
      Optional<String> complaint = tool.confine(pid, cpu);
      if (complaint.isPresent()) {
        return complaint;
      }
    }
    return Optional.empty();
  }

  private static String usableBy(List<Window> windows) {
    return windows.stream()
        .flatMap(window -> Stream.of(window.first().usableCpus(), window.second().usableCpus()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static Optional<String> taskset(long pid, String cpu) throws InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder("taskset", "-a", "-c", "-p", cpu, Long.toString(pid))
            .redirectErrorStream(true);
    // What it says is looked at.
    command.environment().put("LC_ALL", "C");
    try {
      Process pinning = command.start();
      String said = new String(pinning.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return pinning.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException notThere) {
      throw Undecided.needs("the command taskset, which confines a process to one CPU");
    }
  }
}
