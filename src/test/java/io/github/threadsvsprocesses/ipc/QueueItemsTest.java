package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be put, and what becomes of it in the memory and in the files. */
@Timeout(60)
class QueueItemsTest {
  private record Thing(Object what) {}

  @Test
  void anItemThatCannotTravelIsAnErrorAtPutAndLaterItemsFlow() throws Exception {
    try (ProcessQueue<Thing> queue = ProcessQueue.open(Thing.class);
        MessageQueue<Thing> remote = queue.address().connect(Thing.class)) {
      for (MessageQueue<Thing> each : List.of(queue, remote)) {
        assertThatThrownBy(() -> each.put(new Thing(new Thread())))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("java.lang.Thread");
        each.put(new Thing("fine"));
        assertThat(queue.size()).isEqualTo(1);
        assertThat(each.take()).isEqualTo(new Thing("fine"));
      }
    }
  }

  @Test
  void anItemThatTheConsumerCannotReadIsAnErrorThereAndLaterItemsFlow() throws Exception {
    try (ProcessQueue<Object> queue = ProcessQueue.open(Object.class);
        MessageQueue<Integer> numbers = queue.address().connect(Integer.class)) {
      queue.put("no number");
      queue.put(Map.of("no", "number"));
      queue.put(7);
      assertThatThrownBy(numbers::take).isInstanceOf(MalformedMessageException.class);
      assertThatThrownBy(numbers::take).isInstanceOf(MalformedMessageException.class);
      assertThat(numbers.take()).isEqualTo(7);
    }
  }

  @Test
  void anItemOf64MebibytesArrivesAndALongerOneIsRefused() throws Exception {
    try (ProcessQueue<byte[]> queue = ProcessQueue.open(byte[].class);
        MessageQueue<byte[]> remote = queue.address().connect(byte[].class)) {
      byte[] item = new byte[64 << 20];
      item[item.length - 1] = 42;
      remote.put(item);
      assertThat(queue.take()).hasSize(item.length).endsWith(42);
      byte[] longer = new byte[ProcessQueue.LONGEST_ITEM];
      assertThatThrownBy(() -> remote.put(longer))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("longer than");
      assertThat(queue.size()).isZero();
    }
  }

  /** A queue without processes: its files in one folder, each side made anew for each process. */
  private static final class Bare {
    final QueueFiles files;
    final Segment words;
    final QueueControl control;
    QueueTail tail;
    QueueHead head;

    Bare(Path folder) throws Exception {
      files = new QueueFiles(List.of(folder));
      words = files.createControl();
      QueueControl.prepare(words, Long.MAX_VALUE);
      control = new QueueControl(words);
      tail = new QueueTail(control, files);
      head = new QueueHead(control, files);
    }

    /** Undoes the one store by which a put shows: as if its process had been killed before it. */
    void killTheProducerBeforeItsLastStore() {
      words.putLongVolatile(QueueLayout.PUTS, control.puts() - 1);
      tail = new QueueTail(control, files);
    }

    void killTheConsumerBeforeItsLastStore() {
      words.putLongVolatile(QueueLayout.TAKES, control.takes() - 1);
      head = new QueueHead(control, files);
    }
  }

  @Test
  void processesThatDieBeforeTheirLastStoreChangeNothing() throws Exception {
    Random random = new Random(3);
    Bare queue = new Bare(Files.createTempDirectory("queue"));
    Deque<byte[]> model = new ArrayDeque<>();
    for (int step = 0; step < 6_000; step++) {
      boolean dies = random.nextInt(10) == 0;
      if (random.nextInt(100) < 40 + step / 1_000 % 2 * 20) {
        byte[] item = new byte[random.nextInt(random.nextInt(20) == 0 ? 150_000 : 3_000)];
        random.nextBytes(item);
        queue.tail.append(item);
        if (dies) {
          queue.killTheProducerBeforeItsLastStore();
        } else {
          model.add(item);
        }
      } else {
        byte[] item = removed(queue.head);
        assertThat(item).isEqualTo(model.peek());
        // What follows the last store, giving memory back, a dead one would not have done.
        if (dies && item != null && item.length < QueueLayout.LONGEST_INSIDE && !hasGoneOn(queue)) {
          queue.killTheConsumerBeforeItsLastStore();
        } else {
          model.poll();
        }
      }
      assertThat(queue.control.size()).isEqualTo(model.size());
    }
    while (!model.isEmpty()) {
      assertThat(removed(queue.head)).isEqualTo(model.poll());
    }
    assertThat(removed(queue.head)).isNull();
    queue.files.remove();
    assertThat(queue.files.folders().get(0)).doesNotExist();
  }

  private static boolean hasGoneOn(Bare queue) {
    long takes = queue.control.takes();
    return queue.words.getLong(QueueLayout.headOffset(takes))
        != queue.words.getLong(QueueLayout.headOffset(takes - 1));
  }

  @Test
  void memoryOfItemsThatWereTakenIsUsedAgainOrGivenBack() throws Exception {
    Path folder = Files.createTempDirectory("queue");
    Bare queue = new Bare(folder);
    byte[] item = new byte[100_000];
    for (int i = 0; i < 200; i++) {
      queue.tail.append(item);
    }
    assertThat(filesIn(folder)).isGreaterThan(15);
    for (int i = 0; i < 200; i++) {
      removed(queue.head);
    }
    long rest = filesIn(folder);
    assertThat(rest).isEqualTo(1 + 1 + QueueLayout.MOST_SPARES); // Control, tail, spares.
    for (int i = 0; i < 200; i++) {
      queue.tail.append(item);
      removed(queue.head);
    }
    assertThat(filesIn(folder)).isLessThanOrEqualTo(rest);
    queue.files.remove();
  }

  private static long filesIn(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  /** A folder that is away takes no file, as a full file system takes none. */
  @Test
  void whereThereIsNoRoomPutSaysSoAndLosesNothing() throws Exception {
    Path folder = Files.createTempDirectory("queue");
    Bare queue = new Bare(folder);
    byte[] item = new byte[100_000];
    queue.tail.append(item);
    Path away = folder.resolveSibling(folder.getFileName() + "-away");
    int room = QueueLayout.SEGMENT_BYTES / QueueLayout.bytesInside(item.length);
    for (int i = 1; i < room; i++) {
      queue.tail.append(item);
    }
    Files.move(folder, away);
    assertThatThrownBy(() -> queue.tail.append(item)).hasMessageContaining("There is no room for");
    assertThatThrownBy(() -> queue.tail.append(new byte[QueueLayout.SEGMENT_BYTES]))
        .hasMessageContaining("There is no room for an item of 1048576 bytes");
    assertThat(queue.control.size()).isEqualTo(room);
    Files.move(away, folder);
    queue.tail.append(new byte[] {1});
    for (int i = 0; i < room; i++) {
      assertThat(removed(queue.head)).hasSize(item.length);
    }
    assertThat(removed(queue.head)).containsExactly(1);
    queue.files.remove();
  }

  private static byte @Nullable [] removed(QueueHead head) throws IOException {
    QueueHead.Taken<byte[]> taken = head.remove(item -> item);
    return taken == null ? null : taken.get();
  }
}
