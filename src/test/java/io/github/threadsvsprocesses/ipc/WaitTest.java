package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waits for many is told of the first, whatever it is. */
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class WaitTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Way way;
  private final List<Pipe> pipes = new ArrayList<>();
  private final List<Connection> here = new ArrayList<>();
  private final List<Connection> there = new ArrayList<>();

  WaitTest(Way way) {
    this.way = way;
  }

  @BeforeEach
  void connect() throws Exception {
    for (int i = 0; i < 3; i++) {
      Pipe pipe = way.open();
      pipes.add(pipe);
      there.add(pipe.there().connect());
      here.add(pipe.here());
    }
  }

  @AfterEach
  void close() {
    there.forEach(Connection::close);
    pipes.forEach(Pipe::close);
  }

  private CompletableFuture<Wait.Ready> waiting(List<ProcessHandle> processes) {
    CompletableFuture<Thread> waiter = new CompletableFuture<>();
    CompletableFuture<Wait.Ready> ready = new CompletableFuture<>();
    new Thread(
            () -> {
              waiter.complete(Thread.currentThread());
              try {
                ready.complete(Wait.forAny(here, processes, LONG));
              } catch (IOException | InterruptedException | RuntimeException thrown) {
                ready.completeExceptionally(thrown);
              }
            })
        .start();
    waiter.join();
    return ready;
  }

  @Test
  void aMessageEndsTheWait() throws Exception {
    CompletableFuture<Wait.Ready> ready = waiting(List.of());
    there.get(1).send("the second");
    assertThat(ready.get().connections()).containsExactly(here.get(1));
    assertThat(here.get(1).receive(String.class)).isEqualTo("the second");
  }

  @Test
  void anEndOfAStreamEndsTheWait() throws Exception {
    CompletableFuture<Wait.Ready> ready = waiting(List.of());
    there.get(2).close();
    assertThat(ready.get()).isEqualTo(new Wait.Ready(List.of(here.get(2)), List.of()));
  }

  @Test
  void anExitOfAProcessEndsTheWait() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "1000").start();
    CompletableFuture<Wait.Ready> ready = waiting(List.of(sleeper.toHandle()));
    sleeper.destroyForcibly();
    assertThat(ready.get()).isEqualTo(new Wait.Ready(List.of(), List.of(sleeper.toHandle())));
    assertThat(Wait.forAny(here, List.of(sleeper.toHandle()), Duration.ZERO).processes())
        .as("once more")
        .hasSize(1);
  }

  @Test
  void allThatAreReadyAreToldAlsoWhatHadArrivedBefore() throws Exception {
    there.get(0).send("one");
    there.get(0).send("two");
    there.get(2).send("three");
    assertThat(here.get(0).receive(String.class)).isEqualTo("one");
    assertThat(here.get(2).poll(LONG)).isTrue();
    assertThat(Wait.forAny(here, LONG).connections()).containsExactly(here.get(0), here.get(2));
  }

  @Test
  void halfAMessageIsNotOne() throws Exception {
    Way.sendInPart(there.get(0), 2, (byte) 1);
    assertThat(Wait.forAny(here, Duration.ofMillis(20)).isEmpty()).isTrue();
    CompletableFuture<Wait.Ready> ready = waiting(List.of());
    Way.sendRest(there.get(0), (byte) 2);
    assertThat(ready.get().connections()).containsExactly(here.get(0));
  }

  @Test
  void aTimeoutAnInterruptAndAClosedConnectionEndTheWait() throws Exception {
    assertThat(Wait.forAny(here, Duration.ofMillis(1)).isEmpty()).isTrue();
    assertThat(Wait.forAny(List.of(), Duration.ofMillis(1)).isEmpty()).isTrue();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Wait.forAny(here, LONG)).isInstanceOf(InterruptedException.class);
    CompletableFuture<Wait.Ready> ready = waiting(List.of());
    here.get(1).close();
    assertThatThrownBy(ready::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("closed");
  }

  /** As one who sends and finds the wake that was meant for the waiting thread. */
  @Test
  void aThreadThatSendsOnTheSameConnectionTakesNoWakeAway() throws Exception {
    for (int round = 0; round < 200; round++) {
      CompletableFuture<Wait.Ready> ready = waiting(List.of());
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> sendUnchecked(here.get(0)));
      there.get(0).send("now");
      assertThat(ready.get().connections()).containsExactly(here.get(0));
      here.get(0).receiveBytes();
      there.get(0).receiveBytes();
      sender.get();
    }
  }

  private static void sendUnchecked(Connection connection) {
    try {
      connection.sendBytes(Way.bytes(300_000));
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
