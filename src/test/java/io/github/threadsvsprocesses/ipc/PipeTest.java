package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection keeps messages whole and in order, and says when they end. */
@Timeout(60)
class PipeTest {
  private static final int FRAMES = 10_000;
  private static final int FIVE_MEBIBYTES = 5 << 20;

  private Pipe pipe;
  private Connection here;
  private Connection there;

  @BeforeEach
  void connect() throws Exception {
    pipe = Pipe.open();
    there = pipe.there().connect();
    here = pipe.here();
  }

  @AfterEach
  void close() {
    there.close();
    pipe.close();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void messagesKeepTheirBoundariesBothWays() throws Exception {
    List<Integer> lengths = List.of(0, 1, 0, 3, 65_531, 65_532, 65_533, FIVE_MEBIBYTES, 0);
    for (List<Connection> ends : List.of(List.of(here, there), List.of(there, here))) {
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(
              () -> lengths.forEach(length -> sendUnchecked(ends.get(0), bytes(length))));
      for (int length : lengths) {
        assertThat(ends.get(1).receiveBytes()).isEqualTo(bytes(length));
      }
      sent.join();
    }
  }

  private static void sendUnchecked(Connection connection, byte[] message) {
    try {
      connection.sendBytes(message);
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void whatWasSentBeforeTheCloseArrivesAndThenTheEndOfTheStream() throws Exception {
    here.send("last");
    here.close();
    assertThat(there.poll(Duration.ZERO)).isTrue();
    assertThat(there.receive(String.class)).isEqualTo("last");
    assertThat(there.poll(Duration.ZERO)).isTrue();
    assertThatThrownBy(there::receiveBytes)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("nothing to receive");
    assertThatThrownBy(() -> there.sendBytes(bytes(1))).isInstanceOf(EOFException.class);
  }

  @Test
  void pollWaitsForAWholeMessageAndLosesNothing() throws Exception {
    assertThat(there.poll(Duration.ofMillis(10))).isFalse();
    here.send(7);
    assertThat(there.poll(Duration.ofSeconds(10))).isTrue();
    assertThat(there.poll(Duration.ZERO)).isTrue();
    assertThat(there.receive(Integer.class)).isEqualTo(7);
    assertThat(there.poll(Duration.ZERO)).isFalse();
  }

  @Test
  void aTooLongMessageIsRefusedBeforeItIsSent() throws Exception {
    byte[] tooLong = new byte[Connection.LONGEST_MESSAGE + 1];
    assertThatThrownBy(() -> here.sendBytes(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("send it in parts");
    here.send("still usable");
    assertThat(there.receive(String.class)).isEqualTo("still usable");
  }

  @Test
  void aValueThatCannotTravelIsRefusedBeforeItIsSent() throws Exception {
    assertThatThrownBy(() -> here.send(new Thread())).isInstanceOf(IllegalArgumentException.class);
    here.send("still usable");
    assertThat(there.receive(String.class)).isEqualTo("still usable");
  }

  @Test
  void closingEndsTheWaitOfOnesOwnThreads() throws Exception {
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread receiver = receiverOf(here, outcome);
    awaitState(receiver, Thread.State.RUNNABLE); // Threads that wait in a selector are that.
    here.close();
    assertThat(outcome.get())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed on this side");
  }

  @Test
  void anInterruptEndsAWaitAndHarmsNoMessage() throws Exception {
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    receiverOf(there, outcome).interrupt();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    here.send("later");
    assertThat(there.receive(String.class)).isEqualTo("later");
  }

  private static Thread receiverOf(Connection connection, CompletableFuture<Throwable> outcome)
      throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Thread receiver =
        new Thread(
            () -> {
              started.countDown();
              try {
                connection.receiveBytes();
              } catch (IOException | InterruptedException expected) {
                outcome.complete(expected);
              }
            });
    receiver.start();
    started.await();
    return receiver;
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anEndIsTakenOnce() {
    assertThatThrownBy(() -> pipe.there().connect())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already taken");
  }

  @Test
  void aStrangerIsDroppedAndTheRightPeerGoesOn() throws Exception {
    try (Pipe other = Pipe.open()) {
      Pipe.End end = other.there();
      assertThatThrownBy(() -> new Pipe.End(end.socket(), "wrong").connect())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the secret is wrong");
      try (SocketChannel silent =
              SocketChannel.open(UnixDomainSocketAddress.of(Path.of(end.socket())));
          SocketChannel loud =
              SocketChannel.open(UnixDomainSocketAddress.of(Path.of(end.socket())))) {
        loud.write(ByteBuffer.allocate(4).putInt(1 << 30).flip());
        assertThat(loud.read(ByteBuffer.allocate(1))).as("dropped at once").isEqualTo(-1);
        try (Connection right = end.connect()) {
          other.here().send("welcome");
          assertThat(right.receive(String.class)).isEqualTo("welcome");
        }
        assertThat(silent.read(ByteBuffer.allocate(1))).as("dropped in the end").isEqualTo(-1);
      }
    }
  }

  @Test
  void randomFramesGiveClearErrorsOnThatConnectionOnly() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < FRAMES; i++) {
      here.sendBytes(bytes(random.nextInt(40)));
      assertThatThrownBy(() -> there.receive(Pipe.End.class))
          .isInstanceOf(MalformedMessageException.class);
    }
    here.send("good");
    assertThat(there.receive(String.class)).isEqualTo("good");
  }

  @Test
  void noSocketIsLeftAndOnlyTheUserGetsIn() throws Exception {
    Path directory;
    try (Pipe other = Pipe.open()) {
      Path socket = Path.of(other.there().socket());
      directory = socket.getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
      assertThat(socket).exists();
    }
    try (var left = Files.list(directory)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("s"))).isEmpty();
    }
    assertThat(pipe.there().toString()).doesNotContain(pipe.there().secret());
  }

  @Test
  void aPipeThatNobodyTakesSaysSo() throws Exception {
    try (Pipe alone = Pipe.open()) {
      assertThatThrownBy(() -> alone.here(Duration.ofMillis(10)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Nobody took the other end");
    }
  }
}
