package io.github.threadsvsprocesses.ipc;

import static io.github.threadsvsprocesses.ipc.Way.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connection promises, whatever carries its messages. */
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class ConnectionTest {
  private static final int FIVE_MEBIBYTES = 5 << 20;

  private final Way way;
  private Pipe pipe;
  private Connection here;
  private Connection there;

  ConnectionTest(Way way) {
    this.way = way;
  }

  @BeforeEach
  void connect() throws Exception {
    pipe = way.open();
    there = pipe.there().connect();
    here = pipe.here();
    assertThat(List.of(here.transport(), there.transport())).hasOnlyElementsOfType(way.transport());
  }

  @AfterEach
  void close() {
    there.close();
    pipe.close();
  }

  @Test
  void messagesKeepTheirBoundariesBothWays() throws Exception {
    List<Integer> lengths =
        List.of(0, 1, 0, 3, 65_531, 65_532, 65_533, 262_139, 262_140, 262_141, FIVE_MEBIBYTES, 0);
    for (List<Connection> ends : List.of(List.of(here, there), List.of(there, here))) {
      CompletableFuture<Boolean> sent =
          inBackground(
              () -> {
                for (int length : lengths) {
                  ends.get(0).sendBytes(bytes(length));
                }
                return true;
              });
      for (int length : lengths) {
        assertThat(ends.get(1).receiveBytes()).isEqualTo(bytes(length));
      }
      sent.join();
    }
  }

  private static <T> CompletableFuture<T> inBackground(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                done.complete(work.call());
              } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
              }
            })
        .start();
    return done;
  }

  @Test
  void theLongestMessageArrivesAndALongerOneIsRefusedBeforeItIsSent() throws Exception {
    byte[] tooLong = bytes(Connection.LONGEST_MESSAGE + 1);
    assertThatThrownBy(() -> here.sendBytes(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("send it in parts");
    CompletableFuture<byte[]> received = inBackground(there::receiveBytes);
    here.sendBytes(tooLong, 1, Connection.LONGEST_MESSAGE);
    byte[] longest = received.get();
    assertThat(Arrays.equals(longest, 0, longest.length, tooLong, 1, tooLong.length)).isTrue();
  }

  @Test
  void aPartOfAnArrayIsSentAndItsBoundsAreChecked() throws Exception {
    here.sendBytes(new byte[] {1, 2, 3, 4}, 1, 2);
    assertThat(there.receiveBytes()).containsExactly(2, 3);
    here.sendBytes(new byte[] {1}, 1, 0);
    assertThat(there.receiveBytes()).isEmpty();
    assertThatThrownBy(() -> here.sendBytes(new byte[4], 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("[3, 3 + 2) out of bounds for length 4");
    assertThatThrownBy(() -> here.sendBytes(new byte[4], -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> here.sendBytes(new byte[4], Integer.MAX_VALUE, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(there.poll(Duration.ZERO)).as("anything sent by those").isFalse();
  }

  @Test
  void aMessageIsReceivedIntoTheCallersArray() throws Exception {
    byte[] into = {9, 9, 9, 9, 9};
    here.sendBytes(new byte[] {1, 2, 3});
    assertThat(there.receiveBytes(into, 1)).isEqualTo(3);
    assertThat(into).containsExactly(9, 1, 2, 3, 9);
    here.sendBytes(new byte[0]);
    assertThat(there.receiveBytes(into, 5)).isZero();
    here.sendBytes(new byte[] {4});
    assertThatThrownBy(() -> there.receiveBytes(into, 6))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("6 out of bounds for length 6");
    assertThat(there.poll(Duration.ofSeconds(30))).isTrue();
    assertThat(there.receiveBytes(into, 0)).as("what was there before the call").isEqualTo(1);
    assertThat(into[0]).isEqualTo((byte) 4);
  }

  @Test
  void aTooShortArrayIsAnErrorThatHandsOverTheMessage() throws Exception {
    here.sendBytes(new byte[] {1, 2, 3});
    here.send("next");
    BufferTooShortException tooShort =
        catchThrowableOfType(
            BufferTooShortException.class, () -> there.receiveBytes(new byte[3], 1));
    assertThat(tooShort).hasMessageContaining("3 bytes came where there was room for 2");
    assertThat(tooShort.message()).containsExactly(1, 2, 3);
    assertThat(there.receive(String.class)).isEqualTo("next");
  }

  @Test
  void aWaitForTheRestOfAMessageThatIsInterruptedLosesNoneOfIt() throws Exception {
    Way.sendInPart(here, 4, (byte) 1, (byte) 2);
    assertThat(there.poll(Duration.ofMillis(10))).as("a whole message").isFalse();
    byte[] into = new byte[4];
    for (Callable<?> wait :
        List.<Callable<?>>of(() -> there.receiveBytes(into, 0), there::receiveBytes)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(wait::call).isInstanceOf(InterruptedException.class);
    }
    Way.sendRest(here, (byte) 3, (byte) 4);
    assertThat(there.receiveBytes(into, 0)).isEqualTo(4);
    assertThat(into).containsExactly(1, 2, 3, 4);
  }

  @Test
  void anInterruptInTheMiddleOfAReceiptIntoAnArrayLosesNothing() throws Exception {
    byte[] into = new byte[4];
    CompletableFuture<Thread> receiver = new CompletableFuture<>();
    Way.sendInPart(here, 4, (byte) 1, (byte) 2);
    CompletableFuture<Integer> received =
        inBackground(
            () -> {
              receiver.complete(Thread.currentThread());
              return there.receiveBytes(into, 0);
            });
    receiver.get().interrupt();
    assertThatThrownBy(received::get).hasCauseInstanceOf(InterruptedException.class);
    Way.sendRest(here, (byte) 3, (byte) 4);
    assertThat(there.receiveBytes()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void sendingThatIsInterruptedInTheMiddleOfAMessageClosesTheConnection() throws Exception {
    CompletableFuture<Thread> sender = new CompletableFuture<>();
    CompletableFuture<Boolean> sent =
        inBackground(
            () -> {
              sender.complete(Thread.currentThread());
              here.sendBytes(bytes(FIVE_MEBIBYTES));
              return true;
            });
    there.transport().awaitBytes(Deadline.NEVER);
    sender.get().interrupt();
    assertThatThrownBy(sent::get).hasCauseInstanceOf(InterruptedException.class);
    assertThatThrownBy(there::receiveBytes).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> here.send("more")).hasMessageContaining("closed");
  }

  @Test
  void aMessageThatIsCutShortIsAnErrorOfItsOwn() throws Exception {
    here.send("whole");
    Way.sendInPart(here, 1 << 20, bytes(3));
    here.close();
    assertThat(there.receive(String.class)).isEqualTo("whole");
    assertThatThrownBy(there::receiveBytes)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("in the middle of a message");
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
  void whoSendsToAClosedEndIsTold() throws Exception {
    here.send("unread");
    there.close();
    assertThatThrownBy(() -> here.send("more"))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("nobody receives");
    assertThatThrownBy(() -> there.send("more")).hasMessageContaining("closed");
    assertThatThrownBy(there::receiveBytes).hasMessageContaining("closed");
  }

  @Test
  void whoWaitsForRoomIsToldThatNobodyReceives() throws Exception {
    CompletableFuture<Boolean> sent =
        inBackground(
            () -> {
              here.sendBytes(bytes(FIVE_MEBIBYTES));
              return true;
            });
    there.transport().awaitBytes(Deadline.NEVER);
    there.close();
    assertThatThrownBy(sent::get).hasCauseInstanceOf(EOFException.class);
  }

  @Test
  void pollWaitsForAWholeMessageAndLosesNothing() throws Exception {
    assertThat(there.poll(Duration.ofMillis(10))).isFalse();
    here.send(7);
    assertThat(there.poll(Duration.ofSeconds(30))).isTrue();
    assertThat(there.poll(Duration.ZERO)).isTrue();
    assertThat(there.receive(Integer.class)).isEqualTo(7);
    assertThat(there.poll(Duration.ZERO)).isFalse();
  }

  @Test
  void aValueThatCannotTravelIsRefusedBeforeItIsSent() throws Exception {
    assertThatThrownBy(() -> here.send(new Thread())).isInstanceOf(IllegalArgumentException.class);
    here.send("still usable");
    assertThat(there.receive(String.class)).isEqualTo("still usable");
  }

  @Test
  void closingEndsTheWaitOfOnesOwnThreads() throws Exception {
    CompletableFuture<Thread> receiver = new CompletableFuture<>();
    CompletableFuture<byte[]> received =
        inBackground(
            () -> {
              receiver.complete(Thread.currentThread());
              return here.receiveBytes();
            });
    while (receiver.get().getState() != Thread.State.RUNNABLE) {
      Thread.onSpinWait(); // Threads that wait in a selector are runnable.
    }
    here.close();
    assertThatThrownBy(received::get).hasMessageContaining("closed");
  }

  @Test
  void anInterruptEndsAWaitAndHarmsNoMessage() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(there::receiveBytes).isInstanceOf(InterruptedException.class);
    here.send("later");
    assertThat(there.receive(String.class)).isEqualTo("later");
  }
}
