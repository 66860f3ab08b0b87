package io.github.threadsvsprocesses.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {
  private static final String STAT =
      """
      cpu  100 0 50 1000 0 0 0 60 0 0
      cpu0 10 0 5 100 0 0 0 10 0 0
      cpu1 10 0 5 100 0 0 0 20 0 0
      cpu2 10 0 5 100 0 0 0 30 0 0
      intr 12 0
      """;

  private final Path folder;

  CountersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void stealIsThatOfTheUsableCpus() throws IOException {
    write("proc/stat", STAT);
    assertThat(read().stolen()).as("no mask is told").isEqualTo(600_000_000);
    write("proc/self/status", "Name:\tjava\nCpus_allowed:\t5\nCpus_allowed_list:\t0,2\n");
    assertThat(read().stolen()).isEqualTo(400_000_000);
    write("proc/self/status", "Cpus_allowed_list:\t1-2\n");
    assertThat(read().stolen()).isEqualTo(500_000_000);
  }

  @Test
  void pressureIsThatOfSome() throws IOException {
    write(
        "proc/pressure/cpu",
        "some avg10=9.11 avg60=0.00 avg300=0.00 total=1234\nfull avg10=0.00 total=9\n");
    assertThat(read().pressed()).isEqualTo(1_234_000);
  }

  @Test
  void waitingForACpuIsAddedUpOverThreads() throws IOException {
    write("proc/self/task/11/schedstat", "5000 700 3\n");
    write("proc/self/task/12/schedstat", "9000 300 8\n");
    assertThat(read().queued()).isEqualTo(1000);
  }

  /** A worker that is elsewhere waits there. */
  @Test
  void waitingOfAnotherProcessIsReadThere() throws IOException {
    write("proc/self/task/11/schedstat", "5000 700 3\n");
    write("proc/42/task/42/schedstat", "5000 80 3\n");
    Counters.Source elsewhere =
        Counters.of(
            folder.resolve("proc"),
            ControlGroups.read(folder.resolve("cgroup"), folder.resolve("membership")),
            "42");
    assertThat(elsewhere.queued()).isEqualTo(80);
    assertThat(elsewhere.read().queued()).isEqualTo(80);
  }

  @Test
  void aKernelThatDoesNotCountWaitingIsNotBelieved() throws IOException {
    write("proc/self/task/11/schedstat", "0 0 3\n");
    assertThat(read().queued()).isNull();
  }

  @Test
  void throttlingIsAddedUpOverGroupsOfBothVersions() throws IOException {
    write("cgroup/a/cpu.stat", "usage_usec 5\nnr_throttled 1\nthrottled_usec 1500\n");
    write("cgroup/cpu/b/cpu.stat", "nr_periods 9\nnr_throttled 2\nthrottled_time 700\n");
    write("membership", "3:cpu:/b\n0::/a\n");
    assertThat(read().throttled()).isEqualTo(1_500_700);
  }

  /** What a container or another system does not show, or what nobody understands. */
  @Test
  void whatIsMissingOrStrangeIsNotTold() throws IOException {
    assertThat(read())
        .extracting(Counters::stolen, Counters::throttled, Counters::pressed, Counters::queued)
        .containsOnlyNulls();
    write("proc/stat", "cpu0 10 0 5\ncpuX\n\ncpu1 1 2 3 4 5 6 7 many 0 0\n");
    write("proc/pressure/cpu", "none\n");
    write("proc/self/task/11/schedstat", "\n");
    write("proc/self/task/12/schedstat", "12 several 3\n");
    write("cgroup/a/cpu.stat", "throttled_usec many\n");
    write("membership", "0::/a\n");
    assertThat(read())
        .extracting(Counters::stolen, Counters::throttled, Counters::pressed, Counters::queued)
        .containsOnlyNulls();
  }

  /**
   * This process runs much while one worker of another computes, and would seem to keep it waiting.
   */
  @Test
  void whatAnotherProcessRanIsToldAndNotWhatThisOneDid() {
    long noProcess = Long.MAX_VALUE;
    assertThat(Counters.here().ran()).isPositive();
    assertThat(Counters.here(ProcessHandle.current().pid()).ran()).isPositive();
    assertThat(Counters.here(noProcess).ran()).isNull();
    assertThat(Counters.here(noProcess).queued()).isNull();
  }

  @Test
  void aDisturbanceIsWhatWasCountedBetweenTwoReadings() {
    Counters before = new Counters(100L, 0L, 50L, 900L, 7.0);
    Counters after = new Counters(300L, 2_000_000L, 1050L, 100L, 1.5);
    assertThat(Disturbance.between(before, after, 1000, 2))
        .isEqualTo(new Disturbance(0.1, 2.0, 1.0, 0.0, null, 1.5));
    assertThat(Disturbance.between(Counters.NONE, after, 1000, 2))
        .isEqualTo(new Disturbance(null, null, null, null, null, 1.5));
  }

  /** On Linux the files are there; wherever this runs, reading does no harm. */
  @Test
  void theCountersOfThisMachineNeverFall() {
    Counters.Source here = Counters.here();
    Counters before = here.read();
    Counters after = here.read();
    if (Files.isReadable(Path.of("/proc/stat"))) {
      assertThat(before.stolen()).isNotNull();
      assertThat(after.stolen()).isGreaterThanOrEqualTo(before.stolen());
    }
  }

  private Counters read() {
    return Counters.of(
            folder.resolve("proc"),
            ControlGroups.read(folder.resolve("cgroup"), folder.resolve("membership")))
        .read();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
