package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A ring keeps the bytes in order round after round, and its sides trust nothing but themselves.
 */
class ByteRingTest {
  private static final int FAULTS = 5_000;
  private static final ByteBuffer NO_HEADER = ByteBuffer.allocate(0);

  /** Of the header's fields, as {@link ByteRing} has them. */
  private static final int WRITTEN = 0;

  private static final int READ = 128;
  private static final int HEADER = 512;

  private Segment memory;
  private ByteRing.Writer writer;
  private ByteRing.Reader reader;

  @BeforeEach
  void map() throws Exception {
    memory = Segment.create("r", ByteRing.SIZE);
    writer = new ByteRing.Writer(memory, 0);
    reader = new ByteRing.Reader(memory, 0);
  }

  @AfterEach
  void delete() {
    memory.delete();
  }

  @Test
  void bytesComeOutAsTheyWentIn() throws Exception {
    Random random = new Random(1);
    Random expected = new Random(2);
    Random source = new Random(2);
    long read = 0;
    while (read < 5L * ByteRing.CAPACITY) {
      byte[] bytes = new byte[random.nextInt(100_000)];
      source.nextBytes(bytes);
      ByteBuffer header = ByteBuffer.wrap(bytes, 0, bytes.length / 3);
      ByteBuffer body = ByteBuffer.wrap(bytes, bytes.length / 3, bytes.length - bytes.length / 3);
      byte[] out = new byte[bytes.length];
      for (int taken = 0; taken < out.length; ) {
        writer.write(header, body);
        taken += reader.read(out, taken, Math.min(random.nextInt(70_000), out.length - taken));
        reader.writerIsToBeWoken();
      }
      byte[] same = new byte[bytes.length];
      expected.nextBytes(same);
      assertThat(out).isEqualTo(same);
      read += out.length;
    }
  }

  @Test
  void aFullRingTakesNoMoreUntilItsReaderHasTakenAQuarter() throws Exception {
    ByteBuffer much = ByteBuffer.allocate(2 * ByteRing.CAPACITY);
    while (writer.write(NO_HEADER, much) > 0) {
      assertThat(much.position()).isLessThanOrEqualTo(ByteRing.CAPACITY);
    }
    assertThat(much.position()).isEqualTo(ByteRing.CAPACITY);
    assertThat(writer.hasRoom()).isFalse();
    writer.aboutToSleep();
    byte[] into = new byte[ByteRing.CAPACITY / 4];
    reader.read(into, 0, into.length - 1);
    assertThat(reader.writerIsToBeWoken()).isFalse();
    reader.read(into, 0, 1);
    assertThat(reader.writerIsToBeWoken()).as("the first time").isTrue();
    assertThat(reader.writerIsToBeWoken()).as("again").isFalse();
    assertThat(writer.hasRoom()).isTrue();
  }

  @Test
  void whoSleepsIsWokenOnceAndWhoIsGoneIsKnown() throws Exception {
    assertThat(writer.readerIsToBeWoken()).isFalse();
    reader.aboutToSleep();
    assertThat(writer.readerIsToBeWoken()).isTrue();
    assertThat(writer.readerIsToBeWoken()).isFalse();
    reader.leave();
    reader.aboutToSleep();
    assertThat(writer.readerIsGone()).isTrue();
  }

  @Test
  void positionsThatCannotBeAreErrors() throws Exception {
    memory.putLong(WRITTEN, ByteRing.CAPACITY + 1L);
    assertThatThrownBy(() -> reader.read(new byte[9], 0, 9))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("claims to have written 262145 bytes where 0 to 262144");
    memory.putLong(WRITTEN, -1);
    assertThatThrownBy(() -> reader.read(new byte[9], 0, 9))
        .isInstanceOf(MalformedMessageException.class);
    memory.putLong(READ, 1L << 62);
    ByteBuffer much = ByteBuffer.allocate(2 * ByteRing.CAPACITY);
    assertThatThrownBy(
            () -> {
              while (writer.write(NO_HEADER, much) > 0) {
                assertThat(much.position()).isLessThanOrEqualTo(ByteRing.CAPACITY);
              }
            })
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("claims to have read 4611686018427387904 bytes");
  }

  @Test
  void whateverIsInTheRingNeitherSideLeavesIt() throws Exception {
    Random random = new Random(3);
    byte[] junk = new byte[HEADER];
    for (int fault = 0; fault < FAULTS; fault++) {
      random.nextBytes(junk);
      if (random.nextBoolean()) {
        memory.write(0, junk, 0, HEADER);
      } else {
        memory.putLong(random.nextBoolean() ? WRITTEN : READ, random.nextInt(1 << 20) - (1 << 18));
      }
      try {
        reader.read(new byte[1000], 0, 1000);
        reader.writerIsToBeWoken();
      } catch (MalformedMessageException broken) {
        reader = new ByteRing.Reader(memory, 0);
      }
      try {
        writer.write(NO_HEADER, ByteBuffer.allocate(random.nextInt(ByteRing.CAPACITY)));
        writer.readerIsToBeWoken();
      } catch (MalformedMessageException broken) {
        writer = new ByteRing.Writer(memory, 0);
      }
    }
  }
}
