package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.QueueLayout.Awaited;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The other side reads when the test says so, as an owner that is stopped. */
@Timeout(60)
class RemoteBellTest {
  private static final int MORE_THAN_A_SOCKET_TAKES = 100_000;

  private final BlockingQueue<Connection> guests = new LinkedBlockingQueue<>();
  private Reception owner;
  private Connection client;
  private Connection guest;

  @BeforeEach
  void open() throws Exception {
    owner = Reception.open(() -> true, guests::add);
    client = Reception.enter(owner.socket(), owner.secret());
    guest = guests.take();
  }

  @AfterEach
  void close() {
    client.close();
    guest.close();
    owner.close();
  }

  @Test
  void whoRingsDoesNotWaitForAnOwnerThatIsStopped() throws Exception {
    RemoteBell bell = new RemoteBell(client);
    for (int i = 0; i < MORE_THAN_A_SOCKET_TAKES; i++) {
      assertThat(bell.ring(Awaited.ITEM)).isTrue();
    }
    assertThat(bell.ring(Awaited.ROOM)).as("a ring that the owner will not hear").isFalse();
    assertThat(guest.receiveBytes()).containsExactly(Awaited.ITEM.code());
  }

  @Test
  void whoWakesDoesNotWaitForAClientThatIsStopped() throws Exception {
    for (int i = 0; i < MORE_THAN_A_SOCKET_TAKES; i++) {
      RemoteBell.wake(guest);
    }
    assertThat(new RemoteBell(client).await(Deadline.NEVER)).isTrue();
  }

  @Test
  void whoComesInterruptedIsToldSo() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Reception.enter(owner.socket(), owner.secret()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void whoAwaitsIsWokenAndTheSlotStays() throws Exception {
    RemoteBell bell = new RemoteBell(client);
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Reception.startDaemon(
        "sleeper",
        () -> {
          try {
            outcome.complete(new AssertionError("woken: " + bell.await(Deadline.NEVER)));
          } catch (Exception expected) {
            outcome.complete(expected);
          }
        });
    bell.wakeWhoAwaits();
    assertThat(outcome.get()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> bell.await(Deadline.NEVER)).isInstanceOf(IOException.class);
    assertThat(bell.ring(Awaited.ITEM)).isTrue();
    assertThat(guest.receiveBytes()).as("no end yet").hasSize(1);
  }
}
