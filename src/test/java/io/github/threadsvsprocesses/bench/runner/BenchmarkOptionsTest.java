package io.github.threadsvsprocesses.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may say, and what is answered to nonsense. */
class BenchmarkOptionsTest {
  /** As the build hands them over when nobody says anything. */
  @Test
  void emptyOptionsAreTheDefaults() {
    BenchmarkOptions options =
        read("bench", "", "bench.rounds", "5", "bench.guard", "false", "python", "");
    assertThat(options)
        .isEqualTo(BenchmarkOptions.read(new Properties()))
        .isEqualTo(new BenchmarkOptions(5, Set.of(), false, false, false, "", Path.of("reports")));
    assertThat(options.wants("queue-messages")).isTrue();
    assertThat(options.files().folder()).isEqualTo(Path.of("reports"));
  }

  @Test
  void chosenRowsGoIntoAFolderOfTheirOwn() {
    BenchmarkOptions options = read("bench", "a, b", "reports.directory", "out");
    assertThat(options.wants("a")).isTrue();
    assertThat(options.wants("c")).isFalse();
    assertThat(options.files().folder()).isEqualTo(Path.of("out", "partial"));
    assertThat(options.reference().folder()).isEqualTo(Path.of("out", "reference"));
  }

  @Test
  void jmhsDefaultsAreAskedForByTheOptionOrByTheRow() {
    assertThat(read("bench.defaults", "true").defaults()).isTrue();
    assertThat(read("bench", "verdict.time.defaults").defaults()).isTrue();
    assertThat(read("bench", "verdict.time", "bench.defaults", "").defaults()).isFalse();
  }

  @Test
  void anUnknownRowIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> read("bench", "quene").requireKnown(List.of("queue", "pipe")))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("-Dbench=quene")
        .hasMessageContaining("queue, pipe");
  }

  @ParameterizedTest
  @CsvSource({
    "bench.rounds,0",
    "bench.rounds,many",
    "bench.guard,yes",
    "bench.keep,1",
    "bench.defaults,on"
  })
  void nonsenseIsAnsweredInALine(String name, String value) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("-D" + name + "=" + value);
  }

  private static BenchmarkOptions read(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return BenchmarkOptions.read(properties);
  }
}
