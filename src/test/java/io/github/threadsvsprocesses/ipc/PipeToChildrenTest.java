package io.github.threadsvsprocesses.ipc;

import static io.github.threadsvsprocesses.ipc.Way.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pipe keeps its promises when its other end is in another process, or dies with that. */
@Timeout(180)
class PipeToChildrenTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static ForkedJvm child;
  private static ForkedJvm other;

  @BeforeAll
  static void start() {
    child = ForkedJvm.start();
    other = ForkedJvm.start();
  }

  @AfterAll
  static void end() {
    child.close();
    other.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void messagesOfAllLengthsComeBackFromAChild(Way way) throws Exception {
    List<Integer> lengths = List.of(0, 1, 262_139, 262_141, 0, 3 << 20, 7);
    CompletableFuture<Integer> echoed;
    try (Pipe pipe = way.open()) {
      echoed = child.submit(new PipeTasks.Echo(pipe.there()));
      Connection here = pipe.here();
      assertThat(here.transport()).isInstanceOf(way.transport());
      for (int length : lengths) {
        here.sendBytes(bytes(length));
        assertThat(here.receiveBytes()).isEqualTo(bytes(length));
      }
    }
    assertThat(echoed.get()).isEqualTo(lengths.size());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aChildKilledInTheMiddleOfAMessageHarmsItsOwnConnectionOnly(Way way) throws Exception {
    try (ForkedJvm victim = ForkedJvm.start();
        Pipe toVictim = way.open();
        Pipe news = Pipe.throughSocket();
        Pipe toChild = way.open()) {
      CompletableFuture<Integer> stopped =
          victim.submit(new PipeTasks.StopInTheMiddle(toVictim.there(), news.there()));
      CompletableFuture<Integer> echoed = child.submit(new PipeTasks.Echo(toChild.there()));
      Connection here = toVictim.here();
      assertThat(here.receive(String.class)).isEqualTo("whole");
      assertThat(news.here().receive(String.class)).isEqualTo("in part");
      victim.kill();
      Wait.Ready ready = Wait.forAny(List.of(here, toChild.here()), List.of(victim.handle()), LONG);
      assertThat(ready.isEmpty()).isFalse();
      assertThatThrownBy(here::receiveBytes)
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("in the middle of a message");
      assertThatThrownBy(() -> here.send("more")).isInstanceOf(EOFException.class);
      toChild.here().send("alive");
      assertThat(toChild.here().receive(String.class)).isEqualTo("alive");
      toChild.here().close();
      assertThat(echoed.get()).isEqualTo(1);
      assertThat(stopped).failsWithin(LONG);
    }
  }

  @Test
  void aPipeBetweenTwoChildrenIsOpenedInOneAndTravelsThroughTheParent() throws Exception {
    try (Pipe pipe = Pipe.open()) {
      CompletableFuture<String> heard = child.submit(new PipeTasks.Open(pipe.there()));
      Pipe.End end = pipe.here().receive(Pipe.End.class);
      assertThat(other.run(new PipeTasks.Say(end, "hello"), LONG))
          .isEqualTo("This end of a one-way pipe only sends.");
      assertThat(heard.get()).isEqualTo("hello");
    }
  }

  @Test
  void noFileOfThePipesMemoryIsLeftOnceBothHaveIt() throws Exception {
    try (Pipe pipe = Pipe.open()) {
      CompletableFuture<Integer> echoed = child.submit(new PipeTasks.Echo(pipe.there()));
      pipe.here().sendBytes(bytes(1));
      pipe.here().receiveBytes();
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        if (line.matches(".*/tvp-.*/r\\d+.*")) {
          assertThat(line).endsWith("(deleted)");
        }
      }
      pipe.here().close();
      assertThat(echoed.get()).isEqualTo(1);
    }
  }
}
