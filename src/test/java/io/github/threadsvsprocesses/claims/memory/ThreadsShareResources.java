package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ChannelUse;
import io.github.threadsvsprocesses.children.OpenChannels;
import io.github.threadsvsprocesses.children.ReadsOn;
import io.github.threadsvsprocesses.children.WritesOn;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The threads of a process use the same open files and sockets. */
@Claim("memory.threads-share-resources")
public class ThreadsShareResources {
  @Check
  void aThreadReadsOnWhereAnotherStopped(ThreadCrew threads, Evidence evidence) throws IOException {
    aWorkerReadsOnWhereAnotherStopped(threads, evidence);
  }

  @Check
  void aThreadAnswersAConnectionThatAnotherAccepted(ThreadCrew threads, Evidence evidence)
      throws IOException {
    aWorkerAnswersAConnectionThatAnotherAccepted(threads, evidence);
  }

  @Control(refusedWith = "the file is unknown to worker 0")
  void aFileOpenedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws IOException {
    aWorkerReadsOnWhereAnotherStopped(processes, evidence);
  }

  @Control(refusedWith = "the connection is unknown to worker 0")
  void aConnectionAcceptedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws IOException {
    aWorkerAnswersAConnectionThatAnotherAccepted(processes, evidence);
  }

  /** Also of virtual threads. */
  public static void aWorkerReadsOnWhereAnotherStopped(Crew crew, Evidence evidence)
      throws IOException {
    Path path = Files.writeString(PrivateDirectory.newPath("f"), "one two six ten ").toRealPath();
    String name = path.toString();
    evidence.when("the starter opens " + name + ", and starter and workers read a word each");
    try (FileChannel file = FileChannel.open(path)) {
      OpenChannels.put(name, file);
      ReadsOn aWord = new ReadsOn(name, 4);
      isDone("The starter reads", aWord.run(), "one ", evidence);
      ChannelUse second = crew.runOn(0, aWord);
      isKnown("the file", second);
      isDone("Worker 0 reads", second, "two ", evidence);
      isDone("Worker 1 reads", crew.runOn(1, aWord), "six ", evidence);
      isDone("The starter reads", aWord.run(), "ten ", evidence);
    } finally {
      OpenChannels.remove(name);
      Files.delete(path);
    }
  }

  /** Also of virtual threads. */
  public static void aWorkerAnswersAConnectionThatAnotherAccepted(Crew crew, Evidence evidence)
      throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocketChannel server =
            ServerSocketChannel.open(StandardProtocolFamily.INET).bind(loopback);
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        SocketChannel accepted = server.accept()) {
      String name = OpenChannels.nameOf(accepted);
      evidence.when("the starter accepts " + name + ", worker 0 reads, worker 1 answers");
      OpenChannels.put(name, accepted);
      try {
        client.write(StandardCharsets.US_ASCII.encode("who?"));
        ChannelUse question = crew.runOn(0, new ReadsOn(name, 4));
        isKnown("the connection", question);
        isDone("Worker 0 reads", question, "who?", evidence);
        isDone("Worker 1 writes", crew.runOn(1, new WritesOn(name, "me")), "me", evidence);
        accepted.shutdownOutput();
        String heard = ReadsOn.read(client, 4);
        evidence.fact("The peer hears, up to the end", heard);
        assertThat(heard).as("what the peer heard").isEqualTo("me");
      } finally {
        OpenChannels.remove(name);
      }
    }
  }

  private static void isKnown(String what, ChannelUse toWorker0) {
    assertThat(toWorker0.isUnknown())
        .withFailMessage(
            "%s is unknown to worker 0, %s: %s", what, toWorker0.by(), toWorker0.descriptor())
        .isFalse();
  }

  private static void isDone(String doing, ChannelUse use, String expected, Evidence evidence) {
    evidence.fact(doing, use);
    assertThat(use.text()).as(doing).isEqualTo(expected);
  }
}
