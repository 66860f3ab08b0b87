package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A witness that took the living for dead would let every other test here pass. */
class EndingTest {
  @Test
  void theLivingAreToldFromTheEndedThoughNobodyAskedHowTheyEnded() throws Exception {
    Process asksNobody =
        new ProcessBuilder("/bin/sh", "-c", "sleep 1000 >&2 & echo $!; exec sleep 1000").start();
    try {
      String pid = asksNobody.inputReader(StandardCharsets.US_ASCII).readLine();
      ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      assertThatThrownBy(() -> Ending.await(orphan, Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("lives");
      orphan.destroyForcibly();
      Ending.await(orphan, Duration.ofSeconds(30));
    } finally {
      asksNobody.descendants().forEach(ProcessHandle::destroyForcibly);
      asksNobody.destroyForcibly().waitFor();
    }
  }
}
