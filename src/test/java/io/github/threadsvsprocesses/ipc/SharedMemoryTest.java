package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.ipc.MemoryTasks.AddsAtomically;
import io.github.threadsvsprocesses.ipc.MemoryTasks.CreatesMemory;
import io.github.threadsvsprocesses.ipc.MemoryTasks.PlaysPingPong;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes read and write the same bytes, until the name is gone and the last has let go. */
@Timeout(60)
class SharedMemoryTest {
  private static final int ADDITIONS = 20_000;
  private static final int ROUNDS = 200;

  @Test
  void processesAddAtomicallyAndLoseNothing() throws Exception {
    try (SharedMemory memory = SharedMemory.create(64);
        ForkedJvm one = ForkedJvm.start();
        ForkedJvm other = ForkedJvm.start()) {
      CompletableFuture<Integer> first =
          one.submit(new AddsAtomically(memory.address(), 8, ADDITIONS));
      other.run(new AddsAtomically(memory.address(), 8, ADDITIONS));
      first.get();
      assertThat(memory.getLongVolatile(8)).isEqualTo(2 * ADDITIONS);
      assertThat(memory.getIntVolatile(16)).isEqualTo(2 * ADDITIONS);
      memory.unlink();
    }
  }

  @Test
  void whatWasWrittenBeforeAReleaseIsSeenAfterTheAcquire() throws Exception {
    try (SharedMemory memory = SharedMemory.create(16);
        ForkedJvm child = ForkedJvm.start()) {
      CompletableFuture<Long> playing = child.submit(new PlaysPingPong(memory.address()));
      long sum = 0;
      for (long ball = 1; ball < 2 * ROUNDS; ball += 2) {
        sum += ball;
        memory.putLongRelease(0, ball);
        long played = ball;
        MemoryTasks.await(() -> memory.getLongAcquire(0) != played);
        assertThat(memory.getLong(8)).isEqualTo(sum);
      }
      memory.putLongRelease(0, -1);
      assertThat(playing.get()).isEqualTo(sum);
      memory.unlink();
    }
  }

  @Test
  void everyTypeIsReadAsItWasWritten() throws Exception {
    try (SharedMemory here = SharedMemory.create(64);
        SharedMemory there = here.address().attach()) {
      assertThat(here.size()).isEqualTo(there.size()).isEqualTo(64);
      here.putByte(0, (byte) -1);
      here.putInt(3, -2);
      here.putDouble(8, 0.1);
      here.putLong(17, Long.MIN_VALUE);
      assertThat(there.getByte(0)).isEqualTo((byte) -1);
      assertThat(there.getInt(3)).isEqualTo(-2);
      assertThat(there.getDouble(8)).isEqualTo(0.1);
      assertThat(there.getLong(17)).isEqualTo(Long.MIN_VALUE);
      here.write(30, new byte[] {1, 2, 3, 4}, 1, 2);
      byte[] read = new byte[4];
      there.read(30, read, 1, 2);
      assertThat(read).containsExactly(0, 2, 3, 0);
      here.putIntVolatile(40, 7);
      assertThat(there.compareAndSetInt(40, 6, 8)).isFalse();
      assertThat(there.compareAndSetInt(40, 7, 8)).isTrue();
      assertThat(here.getAndAddInt(40, 2)).isEqualTo(8);
      there.putIntRelease(40, there.getIntAcquire(40) + 1);
      assertThat(here.getIntVolatile(40)).isEqualTo(11);
      here.putLongVolatile(48, 7);
      assertThat(there.compareAndSetLong(48, 7, 9)).isTrue();
      assertThat(here.getAndAddLong(48, -9)).isEqualTo(9);
      here.unlink();
    }
  }

  @Test
  void aWrongSizeOrOffsetIsAClearError() throws Exception {
    for (int size : List.of(0, -1, Integer.MIN_VALUE)) {
      assertThatThrownBy(() -> SharedMemory.create(size))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least one byte");
    }
    try (SharedMemory memory = SharedMemory.create(20)) {
      List<ThrowingCallable> outside =
          List.of(
              () -> memory.getByte(20),
              () -> memory.getByte(-1),
              () -> memory.getLong(13),
              () -> memory.putInt(Integer.MAX_VALUE, 0),
              () -> memory.getLongVolatile(16),
              () -> memory.getAndAddInt(20, 1),
              () -> memory.write(18, new byte[3], 0, 3),
              () -> memory.read(-1, new byte[3], 0, 3));
      for (ThrowingCallable access : outside) {
        assertThatThrownBy(access)
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessageContaining("not within shared memory of 20 bytes");
      }
      assertThatThrownBy(() -> memory.read(0, new byte[2], 0, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      List<ThrowingCallable> misaligned =
          List.of(
              () -> memory.getLongVolatile(4),
              () -> memory.putLongRelease(7, 1),
              () -> memory.compareAndSetLong(1, 0, 1),
              () -> memory.getIntAcquire(2),
              () -> memory.getAndAddInt(3, 1));
      for (ThrowingCallable access : misaligned) {
        assertThatThrownBy(access)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("must be a multiple of");
      }
      memory.unlink();
    }
  }

  @Test
  void aClosedHandleIsAnErrorAndTheOthersGoOn() throws Exception {
    SharedMemory here = SharedMemory.create(8);
    try (SharedMemory there = here.address().attach()) {
      here.close();
      assertThatThrownBy(() -> here.getLong(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was closed");
      there.putLong(0, 1);
      here.unlink();
      here.unlink();
      assertThat(there.getLong(0)).isEqualTo(1);
      assertThatThrownBy(() -> there.address().attach())
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("was unlinked");
    }
  }

  @Test
  void anotherSizeThanWasCreatedIsRefused() throws Exception {
    try (SharedMemory memory = SharedMemory.create(8)) {
      SharedMemory.Address wrong = new SharedMemory.Address(memory.address().name(), 16);
      assertThatThrownBy(wrong::attach)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds 8 bytes where 16 were expected");
      memory.unlink();
    }
  }

  @Test
  void theMemoryOfAKilledOwnerIsSweptAndWhoIsAttachedGoesOn() throws Exception {
    SharedMemory.Address address;
    SharedMemory attached;
    try (ForkedJvm owner = ForkedJvm.start()) {
      address = owner.run(new CreatesMemory(8));
      attached = address.attach();
      owner.handle().destroyForcibly();
      owner.handle().onExit().get();
      assertThat(Path.of(address.name())).as("nobody has swept yet").exists();
    } // Closing a child sweeps, as starting one does.
    assertThat(Path.of(address.name())).doesNotExist();
    assertThatThrownBy(address::attach)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("its creator has ended");
    assertThat(attached.getLongVolatile(0)).isEqualTo(42);
    attached.close();
  }

  /** In a view of the file systems of its own, where those that it would use are tiny. */
  @Test
  void aFullMachineIsAnErrorAndNoCrash(@TempDir Path folder) throws Exception {
    String tiny =
        "mount -t tmpfs -o size=128k tmpfs /dev/shm && mount -t tmpfs -o size=128k tmpfs " + folder;
    assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "there is no /dev/shm");
    assumeTrue(
        run("unshare", "-rm", "sh", "-c", tiny) == 0, "it may have no view of its own: unshare(1)");
    Path said = folder.resolveSibling(folder.getFileName() + ".said");
    try {
      int exit =
          run(
              "unshare",
              "-rm",
              "sh",
              "-c",
              tiny + " && exec \"$@\" > " + said,
              "sh",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:-UsePerfData",
              "-Djava.io.tmpdir=" + folder,
              "-cp",
              System.getProperty("java.class.path"),
              MemoryTasks.FillsTheMachine.class.getName());
      assertThat(Files.readAllLines(said))
          .containsExactly(
              "got /dev/shm",
              "got " + folder,
              "There is no room for 100000 bytes of shared memory.",
              "room again: /dev/shm");
      assertThat(exit).isZero();
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static int run(String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noSuchCommand) {
      return -1;
    }
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
