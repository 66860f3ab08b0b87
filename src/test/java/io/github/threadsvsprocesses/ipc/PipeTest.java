package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipe has two ends, of which one is taken once, and leaves nothing. */
@Timeout(60)
class PipeTest {
  @Test
  void anEndIsTakenOnce() throws Exception {
    try (Pipe pipe = Pipe.open();
        Connection there = pipe.there().connect()) {
      assertThatThrownBy(() -> pipe.there().connect())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("already taken");
      pipe.here().send("still open");
      assertThat(there.receive(String.class)).isEqualTo("still open");
    }
  }

  @Test
  void aOneWayPipeGoesOneWay() throws Exception {
    try (Pipe fromHere = Pipe.fromHere();
        Pipe toHere = Pipe.toHere();
        Connection receiver = fromHere.there().connect();
        Connection sender = toHere.there().connect()) {
      for (List<Connection> ends :
          List.of(List.of(fromHere.here(), receiver), List.of(sender, toHere.here()))) {
        Connection sends = ends.get(0);
        Connection receives = ends.get(1);
        sends.send("one way");
        assertThat(receives.receive(String.class)).isEqualTo("one way");
        assertThatThrownBy(() -> receives.send("back"))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessage("This end of a one-way pipe only receives.");
        assertThatThrownBy(sends::receiveBytes)
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessage("This end of a one-way pipe only sends.");
        assertThatThrownBy(() -> sends.poll(Duration.ZERO))
            .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Wait.forAny(List.of(sends), Duration.ZERO))
            .isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  @Test
  void noSocketIsLeftAndOnlyTheUserGetsIn() throws Exception {
    Path directory;
    try (Pipe pipe = Pipe.open()) {
      Path socket = Path.of(pipe.there().socket());
      directory = socket.getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
      assertThat(socket).exists();
      assertThat(pipe.there().toString()).doesNotContain(pipe.there().secret());
    }
    try (var left = Files.list(directory)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("s"))).isEmpty();
    }
  }

  /** The collector does not see how much memory they held. */
  @Test
  void theMemoryOfClosedPipesDoesNotPileUp() throws Exception {
    for (int i = 0; i < 150; i++) {
      try (Pipe pipe = Pipe.open();
          Connection there = pipe.there().connect()) {
        pipe.here().send(i);
        assertThat(there.receive(Integer.class)).isEqualTo(i);
      }
    }
    long mapped;
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      mapped = maps.filter(line -> line.matches(".*/tvp-.*/r\\d+ .*")).count();
    }
    assertThat(mapped).as("mappings, two for each of 150 pipes").isLessThan(200);
  }

  @Test
  void aPipeThatNobodyTakesSaysSo() throws Exception {
    try (Pipe alone = Pipe.open()) {
      assertThatThrownBy(() -> alone.here(Duration.ofMillis(10)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Nobody took the other end");
    }
  }

  @Test
  void aPipeThatWasClosedSaysSo() throws Exception {
    Pipe pipe = Pipe.open();
    Pipe.End end = pipe.there();
    pipe.close();
    assertThatThrownBy(pipe::here).hasMessageContaining("was closed before");
    assertThatThrownBy(end::connect).hasMessageContaining("Nobody listens");
  }

  @Test
  void anOwnerThatEndsWhileItsPipeIsTakenIsNoEndOfTheStream() throws Exception {
    try (Reception owner = Reception.open(() -> true, Connection::close)) {
      assertThatThrownBy(() -> new Pipe.End(owner.socket(), owner.secret()).connect())
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("before this one was ready");
    }
  }
}
