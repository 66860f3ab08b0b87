package io.github.threadsvsprocesses.bench;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.util.concurrent.atomic.AtomicLong;

/** Calls of a method of an object in a child JVM, by java.rmi over its TCP port. */
final class RmiCalls implements Contestant {
  private final ForkedJvm child = ForkedJvm.start();
  private final Pipe pipe = Pipe.open();
  private final Counter counter;
  private long sum;

  /** The object's interface: a number there, a number back. */
  public interface Counter extends Remote {
    long add(long delta) throws RemoteException;
  }

  RmiCalls() throws Exception {
    var unused = child.submit(new Serves(pipe.there()));
    byte[] stub = pipe.here().receiveBytes();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stub))) {
      counter = (Counter) in.readObject();
    }
  }

  record Serves(Pipe.End end) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      AtomicLong value = new AtomicLong();
      Counter counter = value::addAndGet;
      ByteArrayOutputStream stub = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(stub)) {
        out.writeObject(UnicastRemoteObject.exportObject(counter, 0));
      }
      try (Connection connection = end.connect()) {
        connection.sendBytes(stub.toByteArray());
        connection.receiveBytes();
      } catch (EOFException done) {
        // It was used from there until now.
      } finally {
        UnicastRemoteObject.unexportObject(counter, true);
      }
      return value.get();
    }
  }

  @Override
  public void run(int calls) throws Exception {
    for (int made = 0; made < calls; made++) {
      sum++;
      if (counter.add(1) != sum) {
        throw new IOException("A call by java.rmi did not count to " + sum + ".");
      }
    }
  }

  @Override
  public void close() {
    pipe.close();
    child.close();
  }
}
