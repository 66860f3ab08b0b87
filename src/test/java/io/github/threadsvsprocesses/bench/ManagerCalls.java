package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.RemoteObject;
import io.github.threadsvsprocesses.ipc.SharedCounter;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.EOFException;
import java.io.IOException;

/** Calls of a method of an object in a child JVM, through our manager. */
final class ManagerCalls implements Contestant {
  private final ForkedJvm child = ForkedJvm.start();
  private final Pipe pipe = Pipe.open();
  private final RemoteObject<SharedCounter> remote;
  private final SharedCounter counter;
  private long sum;

  ManagerCalls() throws Exception {
    var unused = child.submit(new Serves(pipe.there()));
    Manager.Address<?> address = pipe.here().receive(Manager.Address.class);
    remote =
        new Manager.Address<SharedCounter>(address.socket(), address.secret(), address.object())
            .connect(SharedCounter.class);
    counter = remote.get();
  }

  record Serves(Pipe.End end) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      SharedCounter counter = SharedCounter.create();
      try (Manager manager = Manager.open();
          Connection connection = end.connect()) {
        connection.send(manager.share(SharedCounter.class, counter));
        connection.receiveBytes();
      } catch (EOFException done) {
        // It was used from there until now.
      }
      return counter.get();
    }
  }

  @Override
  public void run(int calls) throws Exception {
    for (int made = 0; made < calls; made++) {
      sum++;
      if (counter.addAndGet(1) != sum) {
        throw new IOException("A call through the manager did not count to " + sum + ".");
      }
    }
  }

  @Override
  public void close() {
    remote.close();
    pipe.close();
    child.close();
  }
}
