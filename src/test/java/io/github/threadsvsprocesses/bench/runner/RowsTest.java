package io.github.threadsvsprocesses.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.bench.InterpreterLockBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is measured beside whom, on a machine with its peers and without. */
class RowsTest {
  @TempDir Path folder;

  @Test
  void everyRowHasANameOfItsOwn() {
    List<Row> rows = rows(false);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(17);
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
  }

  @Test
  void withoutCpythonItsRowsSayWhatIsMissing() {
    List<Row> rows = rows(false).stream().filter(row -> row.peer().startsWith("CPython")).toList();
    assertThat(rows)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            row ->
                assertThatThrownBy(() -> row.theirs().measure())
                    .isInstanceOf(NotHere.class)
                    .hasMessageContaining("-Dpython="));
  }

  /** That takes half an hour: a run of all rows goes on without, and says so. */
  @Test
  void jmhAtItsDefaultsIsARowThatSaysHowToAskForIt() {
    assertThat(named("verdict.time.defaults", rows(false)))
        .satisfies(
            row -> {
              assertThatThrownBy(() -> row.ours().measure()).isInstanceOf(NotHere.class);
              assertThatThrownBy(() -> row.theirs().measure())
                  .isInstanceOf(NotHere.class)
                  .hasMessageContaining("more than 33 minutes: say -Dbench.defaults=true");
            });
    assertThat(named("verdict.time.defaults", rows(true)).mostRounds()).isEqualTo(1);
  }

  /** Each round has one who is first. */
  @Test
  void eitherSideIsFirstOnceInAskingForAVerdict() {
    assertThat(named("verdict.time", rows(false)))
        .satisfies(
            row -> {
              assertThat(row.unit()).isEqualTo("s");
              assertThat(row.better()).isEqualTo(Better.LESS);
              assertThat(row.mostRounds()).isEqualTo(2);
            });
  }

  @Test
  void theInterpreterLockIsBesideTheLocksOfTheJdk() {
    assertThat(rows(false))
        .filteredOn(row -> row.name().startsWith("interpreter-lock."))
        .extracting(Row::peer)
        .contains("a fair ReentrantLock", "an unfair ReentrantLock");
  }

  /** A wrong name is found before the first row has taken its minute. */
  @Test
  void aBenchmarkThatIsNotThereIsFoundAtOnce() {
    JmhRuns jmh = new JmhRuns(folder, Optional.empty());
    assertThatThrownBy(() -> jmh.arm("a-row", InterpreterLockBenchmark.class, "entre"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no benchmark named entre");
  }

  @Test
  void anEmptyPathHoldsNoPython() throws IOException {
    assertThat(Python.find("", folder.toString())).isEmpty();
    assertThat(Python.find("", "")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // The pythons here are shell scripts.
  void theNewestOfThePathIsFound() throws IOException {
    python("python3", "CPython 3.9.18 /of/python39");
    python("python3.13", "CPython 3.13.0 /of/python313");
    python("python3.7", "CPython 3.7.16 /too/old");
    python("python3.14", "PyPy 3.14.0 /another");
    assertThat(Python.find("", folder.toString()))
        .contains(new Python(Path.of("/of/python313"), "3.13.0"));
  }

  @Test
  void aNamedPythonThatIsNoneIsTheUsersMistake() {
    assertThatThrownBy(() -> Python.find(folder.resolve("nothing").toString(), ""))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("is no CPython 3.8 or newer");
  }

  @Test
  void theMemoryOfAProcessIsThePssLine() throws IOException {
    assertThat(
            IdleMemory.pss(
                "7f00-7fff ---p 00000000 00:00 0  [rollup]\nRss: 9 kB\nPss:      1234 kB\nPss_Dirty: 5 kB\n"))
        .isEqualTo(1234);
    assertThatThrownBy(() -> IdleMemory.pss("Rss: 1 kB")).isInstanceOf(IOException.class);
  }

  private List<Row> rows(boolean atDefaults) {
    return Rows.all(new JmhRuns(folder, Optional.empty()), atDefaults, agreement -> {});
  }

  private static Row named(String name, List<Row> rows) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private void python(String name, String answer) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho '" + answer + "'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
