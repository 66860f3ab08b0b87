package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsPostgreSqlTest {
  private static final Duration DEADLINE = TimeoutFactor.times(Duration.ofSeconds(60));
  private static final int ITEM = 42;

  @TempDir Path directory;

  @AfterEach
  void hangUp() throws IOException {
    AsksForPricesInSql.hangUp();
  }

  @Test
  void itAnswersAsThePriceListSaysAndEndsWithAParentThatIsKilled() throws Exception {
    Process parent = program();
    List<ProcessHandle> below = new ArrayList<>();
    try (BufferedReader words = parent.inputReader(StandardCharsets.UTF_8)) {
      String word = String.valueOf(words.readLine());
      assumeTrue(!word.startsWith("missing: "), word);
      String[] portAndPid = word.split(" ", -1);
      ProcessHandle server = ProcessHandle.of(Long.parseLong(portAndPid[1])).orElseThrow();

      Path password = directory.resolve("password");
      DatabaseAddress database =
          new DatabaseAddress(Integer.parseInt(portAndPid[0]), password.toString());
      assertThat(new AsksForPricesInSql(database, ITEM, 0, 0).run())
          .isEqualTo(new Reply(PriceList.centsOf(ITEM, AsksForPricesInSql.ITEMS), 0));
      assertThat(server.isAlive()).isTrue();
      below.add(server);
      server.descendants().forEach(below::add);
      parent.descendants().forEach(below::add);
    } finally {
      parent.destroyForcibly();
    }
    assertThat(below).hasSizeGreaterThanOrEqualTo(3);
    for (ProcessHandle each : below) {
      each.onExit().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** By the JDK alone: a child JVM of the kit would be seen to its end. */
  private Process program() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + directory,
            KeepsAPostgreSql.class.getName(),
            directory.toString(),
            Path.of("target", "postgresql").toAbsolutePath().toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
