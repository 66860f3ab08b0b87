package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;

/** A small message to a child JVM by one of our queues and back by another; this JVM owns both. */
final class QueueRoundTrips implements Contestant {
  private final ProcessQueue<String> there = ProcessQueue.open(String.class);
  private final ProcessQueue<String> back = ProcessQueue.open(String.class);
  private final ForkedJvm child = ForkedJvm.start();

  QueueRoundTrips() throws Exception {
    var unused = child.submit(new GivesBack(there.address(), back.address()));
  }

  record GivesBack(ProcessQueue.Address there, ProcessQueue.Address back) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      long messages = 0;
      try (MessageQueue<String> in = there.connect(String.class);
          MessageQueue<String> out = back.connect(String.class)) {
        while (true) {
          String message;
          try {
            message = in.take();
          } catch (EOFException noMore) {
            return messages;
          }
          out.put(message);
          messages++;
        }
      }
    }
  }

  @Override
  public void run(int roundTrips) throws Exception {
    for (int made = 0; made < roundTrips; made++) {
      there.put(Message.SMALL);
      back.take();
    }
  }

  @Override
  public void close() {
    there.close();
    back.close();
    child.close();
  }
}
