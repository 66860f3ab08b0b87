package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ChannelUse;
import io.github.threadsvsprocesses.children.OpenChannels;
import io.github.threadsvsprocesses.children.ReadsOn;
import io.github.threadsvsprocesses.children.WritesOn;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of a process use the same open files and sockets. */
@Claim("memory.threads-share-resources")
public class ThreadsShareResources {
  private static final String FILE = "the file";
  private static final String CONNECTION = "the connection";
  private static final String UNKNOWN = " is unknown to worker 0";

  /**
   * What starter and workers did with something that the starter had opened.
   *
   * @param name the system's
   * @param uses one after another
   * @param heard what the peer of a connection heard up to its end; of a file null
   */
  private record Used(String name, List<ChannelUse> uses, @Nullable String heard) {}

  @Check
  void aThreadReadsOnWhereAnotherStopped(ThreadCrew threads, Evidence evidence) throws IOException {
    aWorkerReadsOnWhereAnotherStopped(threads, evidence);
  }

  @Check
  void aThreadAnswersAConnectionThatAnotherAccepted(ThreadCrew threads, Evidence evidence)
      throws IOException {
    aWorkerAnswersAConnectionThatAnotherAccepted(threads, evidence);
  }

  @Control(refusedWith = FILE + UNKNOWN)
  void aFileOpenedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws IOException {
    aWorkerReadsOnWhereAnotherStopped(processes, evidence);
  }

  @Control(refusedWith = CONNECTION + UNKNOWN)
  void aConnectionAcceptedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws IOException {
    aWorkerAnswersAConnectionThatAnotherAccepted(processes, evidence);
  }

  @PythonCheck
  void aThreadOfPythonReadsOnAndAnswers(CPython python, Evidence evidence) {
    readsOn(inPython("file", "thread", python), evidence);
    answers(inPython("connection", "thread", python), evidence);
  }

  @PythonControl(refusedWith = FILE + UNKNOWN)
  void aFileOpenedAfterTheStartOfAProcessOfPython(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python,
        FILE + UNKNOWN,
        evidence,
        method -> readsOn(inPython("file", method, python), evidence));
  }

  @PythonControl(refusedWith = CONNECTION + UNKNOWN)
  void aConnectionAcceptedAfterTheStartOfAProcessOfPython(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python,
        CONNECTION + UNKNOWN,
        evidence,
        method -> answers(inPython("connection", method, python), evidence));
  }

  private static Used inPython(String what, String world, CPython python) {
    return python.run(Used.class, "threads_share_resources", what, world);
  }

  /** Also of virtual threads. */
  public static void aWorkerReadsOnWhereAnotherStopped(Crew crew, Evidence evidence)
      throws IOException {
    Path path = Files.writeString(PrivateDirectory.newPath("f"), "one two six ten ").toRealPath();
    String name = path.toString();
    try (FileChannel file = FileChannel.open(path)) {
      OpenChannels.put(name, file);
      ReadsOn aWord = new ReadsOn(name, 4);
      List<ChannelUse> uses =
          List.of(aWord.run(), crew.runOn(0, aWord), crew.runOn(1, aWord), aWord.run());
      readsOn(new Used(name, uses, null), evidence);
    } finally {
      OpenChannels.remove(name);
      Files.delete(path);
    }
  }

  private static void readsOn(Used file, Evidence evidence) {
    evidence.when(
        "the starter opens " + file.name() + ", and starter and workers read a word each");
    isDone("The starter reads", file.uses().get(0), "one ", evidence);
    isKnown(FILE, file.uses().get(1));
    isDone("Worker 0 reads", file.uses().get(1), "two ", evidence);
    isDone("Worker 1 reads", file.uses().get(2), "six ", evidence);
    isDone("The starter reads", file.uses().get(3), "ten ", evidence);
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
      OpenChannels.put(name, accepted);
      try {
        client.write(StandardCharsets.US_ASCII.encode("who?"));
        List<ChannelUse> uses =
            List.of(crew.runOn(0, new ReadsOn(name, 4)), crew.runOn(1, new WritesOn(name, "me")));
        accepted.shutdownOutput();
        answers(new Used(name, uses, ReadsOn.read(client, 4)), evidence);
      } finally {
        OpenChannels.remove(name);
      }
    }
  }

  private static void answers(Used connection, Evidence evidence) {
    evidence.when(
        "the starter accepts " + connection.name() + ", worker 0 reads, worker 1 answers");
    isKnown(CONNECTION, connection.uses().get(0));
    isDone("Worker 0 reads", connection.uses().get(0), "who?", evidence);
    isDone("Worker 1 writes", connection.uses().get(1), "me", evidence);
    evidence.fact("The peer hears, up to the end", String.valueOf(connection.heard()));
    assertThat(connection.heard()).as("what the peer heard").isEqualTo("me");
  }

  private static void isKnown(String what, ChannelUse toWorker0) {
    assertThat(toWorker0.isUnknown())
        .withFailMessage("%s" + UNKNOWN + ", %s: %s", what, toWorker0.by(), toWorker0.descriptor())
        .isFalse();
  }

  private static void isDone(String doing, ChannelUse use, String expected, Evidence evidence) {
    evidence.fact(doing, use);
    assertThat(use.text()).as(doing).isEqualTo(expected);
  }
}
