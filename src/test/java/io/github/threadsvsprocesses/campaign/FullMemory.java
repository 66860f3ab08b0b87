package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The kit is used where {@code /dev/shm} is full, or fills up meanwhile: in a mount name space of
 * its own, so the machine's is not touched. That takes root and {@code unshare}.
 *
 * @param runs in all
 */
record FullMemory(int runs) implements Scenario {
  private static final int MOST_KIBIBYTES = 4_096;
  private static final String FOLDER = "/dev/shm";

  /** What is done to the memory, as options of its mount and what the probe is told. */
  private enum Shortage {
    FULL("size=64k", FullMemoryProbe.FILLS_BEFORE),
    FILLS_UP("size=%dk", FullMemoryProbe.FILLS_AT_WORK),
    NO_FILES_LEFT("size=64m,nr_inodes=%d", ""),
    READ_ONLY("ro", "");

    private final String options;
    private final String probe;

    Shortage(String options, String probe) {
      this.options = options;
      this.probe = probe;
    }

    String options(Random chance) {
      return switch (this) {
        case FILLS_UP -> options.formatted(64 + chance.nextInt(MOST_KIBIBYTES));
        case NO_FILES_LEFT -> options.formatted(1 + chance.nextInt(4));
        default -> options;
      };
    }
  }

  @Override
  public String name() {
    return "a full /dev/shm";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    try (Scratch scratch = Scratch.make()) {
      String refusal = refusal(scratch);
      if (!refusal.isEmpty()) {
        tally.doesNotTry("a /dev/shm that is full: it takes root and unshare(1): " + refusal);
        return;
      }
      tally.checks("queue, pipe and child work all the same, or an IOException says why not");
      tally.checks("no process dies of it, none hangs");
      int first = chance.nextInt(Shortage.values().length);
      for (int run = 0; run < runs; run++) {
        Shortage shortage = Shortage.values()[(first + run) % Shortage.values().length];
        suffer(shortage, shortage.options(chance), scratch, tally);
      }
    }
  }

  /** Why it cannot be tried here; empty if it can. */
  private static String refusal(Scratch scratch) throws InterruptedException {
    Path said = scratch.file("refusal");
    try {
      Process trial =
          new ProcessBuilder(within("size=64k", "true"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      return trial.waitFor() == 0 ? "" : Files.readString(said).strip() + " ";
    } catch (IOException noSuchCommand) {
      return noSuchCommand.getMessage() + " ";
    }
  }

  /** The command in a name space where the memory is another. */
  private static List<String> within(String options, String... command) {
    return Stream.concat(
            Stream.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o " + options + " tmpfs " + FOLDER + " && exec \"$@\"",
                "sh"),
            Stream.of(command))
        .toList();
  }

  private static void suffer(Shortage shortage, String options, Scratch scratch, Tally tally)
      throws IOException, InterruptedException {
    Path said = scratch.file("said");
    long now = System.nanoTime();
    Process probe =
        JavaProgram.of(
                FullMemoryProbe.class, scratch.folder(), within(options), FOLDER, shortage.probe)
            .redirectOutput(said.toFile())
            .start();
    tally.injected(shortage.toString());
    boolean ended =
        probe.waitFor(TimeoutFactor.times(Waiting.DEADLINE).toNanos(), TimeUnit.NANOSECONDS);
    tally.recoveredIn(System.nanoTime() - now);
    List<String> lines = Files.readAllLines(said);
    if (!ended) {
      probe.destroyForcibly();
      tally.fails("It hangs with %s (%s): %s".formatted(shortage, options, lines));
    } else if (probe.exitValue() != 0
        || lines.size() != 4
        || !lines.stream().allMatch(FullMemory::isClear)) {
      tally.fails(
          "With %s (%s) it ended with exit code %d and said %s"
              .formatted(shortage, options, probe.exitValue(), lines));
    }
    lines.forEach(
        line ->
            tally.counts(
                line.endsWith(FullMemoryProbe.OK) ? "wires that work" : "wires refused", 1));
  }

  /** What a wire said of itself. */
  static boolean isClear(String line) {
    return line.endsWith(": " + FullMemoryProbe.OK) || line.contains("IOException: ");
  }
}
