package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment is one memory however often it is mapped, is zero at first, and checks its bounds. */
class SegmentTest {
  @Test
  void whatOneMappingWritesTheOtherReads() throws Exception {
    Segment here = Segment.create("m", 4096);
    Segment there = Segment.attach(here.path(), 4096);
    assertThat(there.getLong(8)).isZero();
    here.putLongVolatile(8, 42);
    assertThat(there.getLongVolatile(8)).isEqualTo(42);
    assertThat(there.compareAndSetLong(8, 42, 43)).isTrue();
    assertThat(here.compareAndSetLong(8, 42, 44)).isFalse();
    here.delete();
    assertThat(there.getLong(8)).as("after the deletion").isEqualTo(43);
  }

  @Test
  void boundsSizesAndAbsenceAreErrors() throws Exception {
    Segment segment = Segment.create("m", 64);
    assertThatThrownBy(() -> segment.getLong(60)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> segment.write(60, new byte[8], 0, 8))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Segment.attach(segment.path(), 128))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds 64 bytes where 128 were expected");
    segment.delete();
    assertThatThrownBy(() -> Segment.attach(segment.path(), 64))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theNextPlaceIsTriedWhereThereIsNoRoom(@TempDir Path folder) throws Exception {
    Path nowhere = folder.resolve("absent").resolve("m1");
    Path somewhere = folder.resolve("m1");
    assertThat(Segment.create(List.of(nowhere, somewhere), 8).path()).isEqualTo(somewhere);
    assertThatThrownBy(() -> Segment.create(List.of(nowhere), 8))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no room for 8 bytes of shared memory.")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
  }
}
