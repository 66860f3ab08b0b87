package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.CountsToTheEnd;
import io.github.threadsvsprocesses.children.Digests;
import io.github.threadsvsprocesses.children.SendsBack;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  private static final String MERGED = "message 1 is not what was sent: sizes [11, 0,";

  /** A message, told from all others without sending it along. */
  private record Piece(int size, String digest) {
    static List<Piece> of(List<byte[]> messages) {
      return messages.stream()
          .map(message -> new Piece(message.length, Digests.of(message)))
          .toList();
    }
  }

  /** What CPython tells of a pipe: there and back, and there alone. */
  private record Piped(List<Piece> sent, List<Piece> back, int countedByAChild) {}

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
      allWereCounted(counted.get(), MESSAGES.size(), evidence);
    }
  }

  @PythonCheck
  void aPipeOfPythonsMultiprocessing(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          Piped piped = inPython(method, false, python, evidence);
          allWereCounted(piped.countedByAChild(), piped.sent().size(), evidence);
        });
  }

  @PythonControl(refusedWith = MERGED)
  void aPipeOfPythonThatMergesMessages(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, MERGED, evidence, method -> inPython(method, true, python, evidence));
  }

  private static Piped inPython(String method, boolean merges, CPython python, Evidence evidence) {
    Piped piped = python.run(Piped.class, "pipe_carries_messages", method, merges);
    cameBackAsTheyWere(piped.sent(), piped.back(), evidence);
    return piped;
  }

  private static void allWereCounted(int counted, int sent, Evidence evidence) {
    evidence.fact("Messages that the child counted before the end", counted);
    assertThat(counted).as("messages counted by the child").isEqualTo(sent);
  }

  @Control(refusedWith = MERGED)
  void aPipeThatMergesMessages(@Workers(1) ProcessCrew child, Evidence evidence) throws Exception {
    everyMessageComesBackAsItWas(child, true, evidence);
  }

  private static void everyMessageComesBackAsItWas(
      ProcessCrew child, boolean merges, Evidence evidence) throws Exception {
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
    cameBackAsTheyWere(Piece.of(MESSAGES), Piece.of(back), evidence);
  }

  private static void cameBackAsTheyWere(List<Piece> sent, List<Piece> back, Evidence evidence) {
    evidence.when("the child sends back every message of the parent, then closes its end");
    evidence.fact("Bytes of the messages sent", sizes(sent));
    evidence.fact("Bytes of the messages that came back", sizes(back));
    int wrong =
        IntStream.range(0, Math.max(back.size(), sent.size()))
            .filter(i -> i >= back.size() || i >= sent.size() || !back.get(i).equals(sent.get(i)))
            .findFirst()
            .orElse(-1);
    assertThat(wrong)
        .withFailMessage(
            "message %d is not what was sent: sizes %s came back, %s were sent",
            wrong + 1, sizes(back), sizes(sent))
        .isEqualTo(-1);
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

  private static List<Integer> sizes(List<Piece> messages) {
    return messages.stream().map(Piece::size).toList();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }
}
