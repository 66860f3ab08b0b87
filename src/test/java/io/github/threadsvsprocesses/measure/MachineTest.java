package io.github.threadsvsprocesses.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  private final Path folder;

  MachineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thisMachineIsDescribed() {
    Machine machine = Machine.here();
    assertThat(machine.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.os()).isNotBlank();
    assertThat(machine.jdk()).contains(Runtime.version().toString());
    assertThat(machine.memoryBytes()).isGreaterThan(1 << 20);
  }

  @Test
  void tooFewCpusAreUndecided() {
    Machine single = SimulatedMachine.withCpus(1);
    assertThatCode(() -> single.requireCpus(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> single.requireCpus(2))
        .isInstanceOf(Undecided.class)
        .hasMessage("needs 2 usable CPUs, this machine has 1");
    assertThat(single.hasCpus(1)).isTrue();
    assertThat(single.hasCpus(2)).isFalse();
  }

  @Test
  void aQuotaBelowTheCpusIsTooLittle() {
    Machine inAContainer = new Machine("simulated", "simulated", 2, 1.5, "17", null, null);
    assertThatCode(() -> inAContainer.requireCpus(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> inAContainer.requireCpus(2))
        .isInstanceOf(Undecided.class)
        .hasMessage("needs 2 usable CPUs, a quota allows the time of 1.50");
    assertThat(inAContainer.hasCpus(1)).isTrue();
    assertThat(inAContainer.hasCpus(2)).isFalse();
  }

  @Test
  void aVersionTwoQuotaIsTheTightestOfTheGroupAndItsParents() throws Exception {
    write("cgroup/a/cpu.max", "150000 100000\n");
    write("cgroup/a/b/cpu.max", "max 100000\n");
    assertThat(quota("0::/a/b\n")).isEqualTo(1.5);
  }

  @Test
  void aVersionOneQuotaIsFoundBesideVersionTwo() throws Exception {
    write("cgroup/cpu,cpuacct/c/cpu.cfs_quota_us", "250000\n");
    write("cgroup/cpu,cpuacct/c/cpu.cfs_period_us", "100000\n");
    write("cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
    write("cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    assertThat(quota("4:memory:/m\n3:cpu,cpuacct:/c\n0::/\n")).isEqualTo(2.5);
  }

  @Test
  void aContainerThatSeesOnlyItsOwnGroupHasItsQuotaAtTheRoot() throws Exception {
    write("cgroup/cpu.max", "50000 100000\n");
    assertThat(quota("0::/docker/abc\n")).isEqualTo(0.5);
    assertThat(quota("0::/../../abc\n")).isEqualTo(0.5);
  }

  @Test
  void whatIsMissingOrUnreadableIsNoQuota() throws Exception {
    assertThat(ControlGroups.read(folder, folder.resolve("nowhere")).quota()).isNull();
    write("cgroup/cpu.max", "three cups\n");
    assertThat(quota("0::/\nnonsense\n")).isNull();
  }

  private @Nullable Double quota(String membership) throws Exception {
    return ControlGroups.read(folder.resolve("cgroup"), write("membership", membership)).quota();
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
