package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who does not know the secret gets nothing and is dropped; who knows it does not wait for that.
 */
@Timeout(120)
class StrangersTest {
  private static final int EACH = 10;

  private static ByteBuffer frame(int announced, String bytes) {
    byte[] body = bytes.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(4 + body.length).putInt(announced).put(body).flip();
  }

  @Test
  void fiftyStrangersAreDroppedAndTheRightOneIsLetIn() throws Exception {
    List<SocketChannel> strangers = new ArrayList<>();
    try (Pipe pipe = Pipe.open()) {
      Pipe.End end = pipe.there();
      String wrong = "0".repeat(end.secret().length());
      String half = end.secret().substring(0, 16);
      for (int i = 0; i < EACH; i++) {
        for (ByteBuffer greeting :
            List.of(
                ByteBuffer.allocate(0),
                frame(wrong.length(), wrong),
                frame(wrong.length(), half),
                frame(1 << 30, ""),
                frame(half.length(), half))) {
          SocketChannel stranger =
              SocketChannel.open(UnixDomainSocketAddress.of(Path.of(end.socket())));
          strangers.add(stranger);
          stranger.write(greeting);
        }
      }
      assertThatThrownBy(() -> new Pipe.End(end.socket(), wrong).connect())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the secret is wrong");
      try (Connection right = end.connect()) {
        pipe.here().send("welcome");
        assertThat(right.receive(String.class)).isEqualTo("welcome");
      }
      for (SocketChannel stranger : strangers) {
        assertThat(received(stranger)).as("bytes that a stranger received").isZero();
      }
    } finally {
      for (SocketChannel stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** To the end of the stream. */
  private static int received(SocketChannel stranger) {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    try {
      while (stranger.read(bytes) >= 0) {
        // Until it is dropped.
      }
    } catch (IOException reset) {
      // Dropped with bytes unread.
    }
    return bytes.position();
  }

  /** As one that knows the secret and then breaks off, or talks nonsense, before it has its end. */
  @Test
  void aTakerThatFailsBeforeItIsReadyIsSaid() throws Exception {
    for (byte[] answer : List.of(new byte[0], new byte[] {7, 7})) {
      try (Pipe pipe = Pipe.open()) {
        Connection taker = Reception.enter(pipe.there().socket(), pipe.there().secret());
        taker.receiveBytes();
        if (answer.length > 0) {
          Way.sendInPart(taker, -1, answer);
        }
        taker.close();
        assertThatThrownBy(pipe::here)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("gone before it could be used");
      }
    }
  }

  /** As one that cannot map the memory: the messages go through the socket. */
  @Test
  void aTakerThatCannotMapTheMemoryIsServedThroughTheSocket() throws Exception {
    try (Pipe pipe = Pipe.open()) {
      Connection taker = Reception.enter(pipe.there().socket(), pipe.there().secret());
      taker.receiveBytes();
      taker.sendBytes(new byte[] {0});
      taker.send("at once");
      assertThat(pipe.here().transport()).isInstanceOf(SocketTransport.class);
      assertThat(pipe.here().receive(String.class)).isEqualTo("at once");
      taker.close();
    }
  }
}
