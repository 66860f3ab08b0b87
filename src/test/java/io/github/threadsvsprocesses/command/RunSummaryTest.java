package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
  private static final String SUMMARY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <failsafe-summary result="255" timeout="%s">
          <completed>355</completed>
          <failures>2</failures>
          %s
      </failsafe-summary>""";

  private final Path file;

  RunSummaryTest(@TempDir Path folder) {
    this.file = folder.resolve("failsafe-summary.xml");
  }

  /** On CPython it is a finding; on the JVM the verdicts fail the build. */
  @Test
  void aFailedTestIsNoTroubleOfTheRun() throws IOException {
    write("false", "<failureMessage xsi:nil=\"true\"/>");
    assertThatCode(() -> RunSummary.check(file)).doesNotThrowAnyException();
  }

  @Test
  void aCrashedJvmIs() throws IOException {
    write("false", "<failureMessage>The forked VM\nterminated</failureMessage>");
    assertThatThrownBy(() -> RunSummary.check(file))
        .isInstanceOf(UserError.class)
        .hasMessage("The run's JVM broke: The forked VM terminated");
  }

  @Test
  void soIsOneThatTookTooLongOrLeftNoSummary() throws IOException {
    assertThatThrownBy(() -> RunSummary.check(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did not come to its end");
    write("true", "<failureMessage xsi:nil=\"true\"/>");
    assertThatThrownBy(() -> RunSummary.check(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("longer than Maven's backstop");
  }

  private void write(String timeout, String trouble) throws IOException {
    Files.writeString(file, SUMMARY.formatted(timeout, trouble));
  }
}
