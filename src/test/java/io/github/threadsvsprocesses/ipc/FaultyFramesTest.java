package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random and mutated frames give values or clear errors, never another exception, a hang, or memory
 * for what was announced and never came.
 */
class FaultyFramesTest {
  private static final int SOME = 5_000;
  private static final int ALL = 100_000;

  /** Of memory for a stream of some hundred bytes: a frame's first, and what Jackson keeps. */
  private static final long MOST_ALLOCATED = 8 << 20;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Part(String name, long number, byte[] bytes) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Whole(List<Part> parts, Map<String, Double> shares, Object anything, int[] numbers) {}

  private static final List<Type> TYPES =
      List.of(Whole.class, Object.class, String.class, byte[].class, long[].class, Pipe.End.class);

  /** What a peer sent before it ended. Nobody waits for more. */
  private record Sent(ByteBuffer bytes, Random pieces) implements Transport {
    @Override
    public int read(byte[] into, int from, int length) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int count = Math.min(pieces.nextInt(100), Math.min(length, bytes.remaining()));
      bytes.get(into, from, count);
      return count;
    }

    @Override
    public int write(ByteBuffer header, ByteBuffer body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean awaitBytes(Deadline deadline) {
      return true;
    }

    @Override
    public void awaitRoom() {}

    @Override
    public void watchWith(Selector selector) {}

    @Override
    public void unwatch(Selector selector) {}

    @Override
    public void wakeWatchers() {}

    @Override
    public void stopWaitingForBytes() {}

    @Override
    public void close() {}
  }

  @Test
  @Timeout(120)
  void someFaultyFramesGiveValuesOrClearErrors() throws Exception {
    receiveFaulty(SOME, new Random(5));
  }

  @Test
  @Tag("campaign")
  @Timeout(1200)
  void manyFaultyFramesGiveValuesOrClearErrors(TestReporter campaign) throws Exception {
    receiveFaulty(ALL, new Random(6));
    campaign.publishEntry("faults", Integer.toString(ALL));
  }

  private static void receiveFaulty(int frames, Random random) throws Exception {
    byte[] good = framed(Values.encode(good()));
    int values = 0;
    int malformed = 0;
    int cutShort = 0;
    for (int frame = 0; frame < frames; frame++) {
      byte[] bytes = random.nextInt(4) == 0 ? junk(random) : mutated(good, random);
      Type type = random.nextBoolean() ? Whole.class : TYPES.get(random.nextInt(TYPES.size()));
      long before = allocated();
      try {
        Connection connection =
            new Connection(new Sent(ByteBuffer.wrap(bytes), random), Direction.BOTH_WAYS);
        connection.receive(type);
        values++;
      } catch (MalformedMessageException expected) {
        malformed++;
      } catch (EOFException expected) {
        cutShort++;
      } catch (IOException | RuntimeException | Error other) {
        throw new AssertionError(
            "frame " + frame + " as " + type + ": " + HexFormat.of().formatHex(bytes), other);
      }
      assertThat(allocated() - before)
          .as("bytes of memory for frame %s", HexFormat.of().formatHex(bytes))
          .isLessThan(MOST_ALLOCATED);
    }
    assertThat(List.of(values, malformed, cutShort))
        .as("values, malformed and cut short ones")
        .allMatch(count -> count > frames / 100);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static Whole good() {
    return new Whole(
        List.of(new Part("größer", 1L << 40, new byte[] {1, 2}), new Part("", -1, new byte[300])),
        Map.of("a", 0.5, "b", -1e300),
        List.of(1, "two", Map.of("three", List.of(4.5f, true))),
        new int[] {1, 70_000, Integer.MIN_VALUE});
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
  }

  private static byte[] junk(Random random) {
    byte[] junk = new byte[random.nextInt(200)];
    random.nextBytes(junk);
    return random.nextBoolean() ? junk : framed(junk);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int first = random.nextInt(10) == 0 ? 0 : 4;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      int place = first + random.nextInt(bytes.length - first);
      switch (random.nextInt(4)) {
        case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[place] = (byte) random.nextInt();
        case 2 -> bytes = without(bytes, place, random.nextInt(20), first == 4);
        default -> announceMuch(bytes, place, random);
      }
    }
    return bytes;
  }

  /** Where a kind of value begins that has a length, one of eight, four or two bytes follows. */
  private static void announceMuch(byte[] bytes, int place, Random random) {
    bytes[place] = (byte) (random.nextInt(8) << 5 | 25 + random.nextInt(3));
    for (int i = place + 1; i < Math.min(place + 9, bytes.length); i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? 0x7f : 0xff);
    }
  }

  private static byte[] without(byte[] bytes, int place, int count, boolean sound) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.write(bytes, 0, place);
    int from = Math.min(place + count, bytes.length);
    rest.write(bytes, from, bytes.length - from);
    byte[] shorter = rest.toByteArray();
    if (sound) {
      ByteBuffer.wrap(shorter).putInt(shorter.length - 4);
    }
    return shorter.length > 4 ? shorter : bytes;
  }

  /** Text, bytes, an array, a map, a tagged number: all of lengths that never come. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7a7fffffff", "7b00000000ffffffff", "5a7fffffff", "5b0000000fffffffff", "9a7fffffff",
        "9b7fffffffffffffff", "ba7fffffff", "bb7fffffffffffffff", "c25a7fffffff", "5f5a7fffffff",
        "7f7a7fffffff", "8281", "c4821b7fffffffffffffff01"
      })
  void lengthsThatAreAnnouncedAndNeverComeTakeNoMemory(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (Type type : TYPES) {
      long before = allocated();
      assertThatThrownBy(() -> Values.decode(bytes, type))
          .as(type.getTypeName())
          .isInstanceOf(MalformedMessageException.class);
      assertThat(allocated() - before).as(type.getTypeName()).isLessThan(MOST_ALLOCATED);
    }
  }

  @Test
  void aLengthThatIsAnnouncedAndNeverComesTakesAMebibyteAtMost() {
    long before = allocated();
    byte[] bytes = ByteBuffer.allocate(100).putInt(Connection.LONGEST_MESSAGE).array();
    assertThatThrownBy(
            () ->
                new Connection(new Sent(ByteBuffer.wrap(bytes), new Random(7)), Direction.BOTH_WAYS)
                    .receiveBytes())
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("in the middle of a message");
    assertThat(allocated() - before).isLessThan(2 << 20);
  }
}
