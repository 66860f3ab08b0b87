package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CountsToTheEnd;
import io.github.threadsvsprocesses.children.SendsBack;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A pipe carries messages both ways, whole and in order, until an end is closed. */
@Claim("ipc.pipe-carries-messages")
class PipeCarriesMessages {
  /** Of all sizes: none, one, text of several bytes a letter, and more than a socket's buffer. */
  private static final List<byte[]> MESSAGES =
      List.of(
          "first".getBytes(StandardCharsets.UTF_8),
          "second".getBytes(StandardCharsets.UTF_8),
          new byte[0],
          new byte[] {42},
          "größer ≠ kleiner".getBytes(StandardCharsets.UTF_8),
          bytes(65_536),
          bytes(1 << 20),
          "last".getBytes(StandardCharsets.UTF_8));

  @Check
  void messagesComeBackWholeAndInOrder(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    everyMessageComesBackAsItWas(child, false, evidence);
  }

  @Check
  void aChildSeesItsParentCloseTheEnd(@Workers(1) ProcessCrew child, Evidence evidence)
      throws Exception {
    try (Pipe pipe = Pipe.open()) {
      evidence.when("the parent sends " + MESSAGES.size() + " messages and closes its end");
      CompletableFuture<Integer> counted = child.submit(0, new CountsToTheEnd(pipe.there()));
      send(pipe.here());
      pipe.here().close();
      evidence.fact("Messages that the child counted before the end", counted.get());
      assertThat(counted.get()).as("messages counted by the child").isEqualTo(MESSAGES.size());
    }
  }

  @Control(refusedWith = "message 1 is not what was sent: sizes [11, 0,")
  void aPipeThatMergesMessages(@Workers(1) ProcessCrew child, Evidence evidence) throws Exception {
    everyMessageComesBackAsItWas(child, true, evidence);
  }

  private static void everyMessageComesBackAsItWas(
      ProcessCrew child, boolean merges, Evidence evidence) throws Exception {
    evidence.when("the child sends back every message of the parent, then closes its end");
    List<byte[]> back = new ArrayList<>();
    try (Pipe pipe = Pipe.open()) {
      CompletableFuture<Integer> sentBack =
          child.submit(0, new SendsBack(pipe.there(), MESSAGES.size(), merges));
      Connection here = pipe.here();
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(here));
      receiveToTheEnd(here, back);
      sent.get();
      sentBack.get();
    }
    evidence.fact("Bytes of the messages sent", lengths(MESSAGES));
    evidence.fact("Bytes of the messages that came back", lengths(back));
    int wrong = firstDifference(back);
    assertThat(wrong)
        .withFailMessage(
            "message %d is not what was sent: sizes %s came back, %s were sent",
            wrong + 1, lengths(back), lengths(MESSAGES))
        .isEqualTo(-1);
  }

  private static int firstDifference(List<byte[]> back) {
    int longer = Math.max(back.size(), MESSAGES.size());
    return IntStream.range(0, longer)
        .filter(
            i ->
                i >= back.size()
                    || i >= MESSAGES.size()
                    || !Arrays.equals(back.get(i), MESSAGES.get(i)))
        .findFirst()
        .orElse(-1);
  }

  private static void send(Connection connection) {
    try {
      for (byte[] message : MESSAGES) {
        connection.sendBytes(message);
      }
    } catch (Exception e) {
      throw new IllegalStateException("The parent could not send.", e);
    }
  }

  private static void receiveToTheEnd(Connection connection, List<byte[]> received)
      throws Exception {
    try {
      while (true) {
        received.add(connection.receiveBytes());
      }
    } catch (EOFException endOfStream) {
      // The child has closed its end: everything it sent is here.
    }
  }

  private static List<Integer> lengths(List<byte[]> messages) {
    return messages.stream().map(message -> message.length).toList();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }
}
