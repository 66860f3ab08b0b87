package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is lost, doubled, torn or left waiting when many threads use a connection at once. */
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class ConnectionTrafficTest {
  private static final int SENDERS = 3;
  private static final int MESSAGES = 5_000;
  private static final int LONGEST = 20_000;
  private static final int HESITATIONS = 1_500;

  /** About what spinning, falling asleep and waking take, so that all of their orders occur. */
  private static final int LONGEST_HESITATION_NANOS = 120_000;

  private final Way way;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Pipe pipe;
  private Connection here;
  private Connection there;

  ConnectionTrafficTest(Way way) {
    this.way = way;
  }

  @BeforeEach
  void connect() throws Exception {
    pipe = way.open();
    there = pipe.there().connect();
    here = pipe.here();
  }

  @AfterEach
  void close() {
    there.close();
    pipe.close();
    threads.shutdownNow();
  }

  /** A number, and bytes that follow from it. */
  private static byte[] message(int number, int length) {
    byte[] message = new byte[Integer.BYTES + length];
    Arrays.fill(message, (byte) number);
    ByteBuffer.wrap(message).putInt(number);
    return message;
  }

  private static int number(byte[] message) {
    int number = ByteBuffer.wrap(message).getInt();
    assertThat(Arrays.equals(message, message(number, message.length - Integer.BYTES)))
        .as("message %d is as it was sent", number)
        .isTrue();
    return number;
  }

  @Test
  void manyThreadsSendAndReceiveBothWaysAtOnce() throws Exception {
    List<Future<List<Integer>>> received = new ArrayList<>();
    List<Future<?>> sent = new ArrayList<>();
    for (Connection end : List.of(here, there)) {
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender * MESSAGES;
        sent.add(threads.submit(() -> send(end, first)));
        received.add(threads.submit(() -> receive(end)));
      }
    }
    for (Future<?> each : sent) {
      each.get();
    }
    for (List<Future<List<Integer>>> end :
        List.of(evenOrOdd(received, 0), evenOrOdd(received, 1))) {
      Set<Integer> numbers = new HashSet<>();
      for (Future<List<Integer>> each : end) {
        numbers.addAll(each.get());
      }
      assertThat(numbers).as("different messages at one end").hasSize(SENDERS * MESSAGES);
    }
  }

  private static <T> List<T> evenOrOdd(List<T> all, int half) {
    return all.subList(half * SENDERS, (half + 1) * SENDERS);
  }

  private static Void send(Connection end, int first) throws Exception {
    Random random = new Random(first);
    for (int i = 0; i < MESSAGES; i++) {
      int longest = random.nextInt(20) == 0 ? LONGEST : 50;
      end.sendBytes(message(first + i, random.nextInt(longest)));
    }
    return null;
  }

  private static List<Integer> receive(Connection end) throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      numbers.add(number(end.receiveBytes()));
    }
    return numbers;
  }

  @Test
  void nobodyIsLeftAsleepWhoeverHesitates() throws Exception {
    Future<Void> echo =
        threads.submit(
            (Callable<Void>)
                () -> {
                  Random random = new Random(1);
                  for (int i = 0; i < HESITATIONS; i++) {
                    byte[] message = there.receiveBytes();
                    hesitate(random);
                    there.sendBytes(message);
                  }
                  return null;
                });
    Random random = new Random(2);
    for (int i = 0; i < HESITATIONS; i++) {
      here.sendBytes(message(i, 0));
      hesitate(random);
      assertThat(number(here.receiveBytes())).isEqualTo(i);
    }
    echo.get();
  }

  private static void hesitate(Random random) {
    LockSupport.parkNanos(random.nextInt(LONGEST_HESITATION_NANOS));
  }
}
