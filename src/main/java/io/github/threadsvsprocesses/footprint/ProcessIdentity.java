package io.github.threadsvsprocesses.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What tells a process from a later one that was given the same number: when it was started.
 *
 * @param start clock ticks from the system's boot to the process's start where {@code /proc} says
 *     so, else milliseconds since 1970; 0 when it is not known
 */
record ProcessIdentity(long pid, long start) {
  private static final Path PROC = Path.of("/proc");

  /** Field 22 of {@code /proc/PID/stat}, counted from behind the name, which is field 2. */
  private static final int START_AFTER_NAME = 19;

  /** States, field 3, of a process that has ended and that its parent has not waited for. */
  private static final Set<String> ENDED = Set.of("Z", "X");

  /** A system's clock that is corrected moves the start times it computes from it. */
  private static final long SAME_START_MILLIS = 5_000;

  /** Of the boot and the namespace in which process numbers mean what they mean here. */
  private static final String WORLD = digestOfWorld();

  static ProcessIdentity of(ProcessHandle process) {
    OptionalLong ticks = ticks(process.pid());
    return new ProcessIdentity(
        process.pid(), ticks.isPresent() ? ticks.getAsLong() : millis(process).orElse(0L));
  }

  /** Eight hexadecimal digits; equal for processes that see each other by the same numbers. */
  static String world() {
    return WORLD;
  }

  /** Whether a file is this JVM's user's: a ledger of somebody else must make nobody kill. */
  static boolean isOurs(Path file) throws IOException {
    String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
    Path self = PROC.resolve("self");
    if (Files.exists(self)) {
      return owner.equals(Files.getOwner(self).getName());
    }
    String user = System.getProperty("user.name");
    return owner.equals(user) || owner.endsWith("\\" + user);
  }

  /** The process, if it lives; absent when another has its number now. */
  Optional<ProcessHandle> living() {
    return ProcessHandle.of(pid).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    String[] stat = stat(pid);
    if (stat.length > START_AFTER_NAME) {
      return !ENDED.contains(stat[0]) && Long.parseLong(stat[START_AFTER_NAME]) == start;
    }
    Optional<Long> millis = millis(process);
    return process.isAlive()
        && (start == 0 || millis.isEmpty() || Math.abs(millis.get() - start) < SAME_START_MILLIS);
  }

  private static Optional<Long> millis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli);
  }

  private static OptionalLong ticks(long pid) {
    String[] stat = stat(pid);
    return stat.length > START_AFTER_NAME
        ? OptionalLong.of(Long.parseLong(stat[START_AFTER_NAME]))
        : OptionalLong.empty();
  }

  /** The fields from behind the name on; none where the system does not say. */
  private static String[] stat(long pid) {
    String stat = read(PROC.resolve(pid + "/stat"));
    return stat == null ? new String[0] : stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static String digestOfWorld() {
    CRC32 digest = new CRC32();
    String boot = read(PROC.resolve("sys/kernel/random/boot_id"));
    try {
      String namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
      digest.update((boot + namespace).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | UnsupportedOperationException noNamespaces) {
      digest.update(String.valueOf(boot).getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(digest.getValue());
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException absent) {
      return null;
    }
  }
}
