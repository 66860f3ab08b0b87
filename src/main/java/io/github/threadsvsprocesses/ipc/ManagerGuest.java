package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One connection of a manager's client, on a daemon thread of its own: one call at a time. */
final class ManagerGuest {
  private final Manager manager;
  private final Connection connection;
  private final ReentrantLock state = new ReentrantLock();
  private final Condition ended = state.newCondition();
  private @Nullable Thread atWork;
  private boolean takesNoMore;
  private boolean cut;

  ManagerGuest(Manager manager, Connection connection) {
    this.manager = manager;
    this.connection = connection;
  }

  /** Until the client closes, dies or talks nonsense, or the manager is closed. */
  @SuppressWarnings("Interruption") // Interrupted is who hangs when the manager is closed.
  void serve() {
    try (connection) {
      boolean more = true;
      while (more) {
        byte[] request = connection.receiveBytes();
        if (!begin()) {
          return;
        }
        try {
          more = answer(request);
        } finally {
          more &= end();
        }
      }
    } catch (IOException | InterruptedException gone) {
      // Only this connection ends.
    }
  }

  private boolean begin() {
    state.lock();
    try {
      atWork = takesNoMore ? null : Thread.currentThread();
      return atWork != null;
    } finally {
      state.unlock();
    }
  }

  private boolean end() {
    state.lock();
    try {
      atWork = null;
      ended.signalAll();
      if (!cut) {
        Thread.interrupted(); // What a method leaves behind is not for the next.
      }
      return !takesNoMore;
    } finally {
      state.unlock();
    }
  }

  /** No call begins any more; a connection without one under way is closed. */
  void takeNoMore() {
    state.lock();
    try {
      takesNoMore = true;
      if (atWork == null) {
        connection.close();
      }
    } finally {
      state.unlock();
    }
  }

  /** Waits until the call under way, if any, is answered; a call cannot wait for itself. */
  void awaitEnd(Deadline deadline) throws InterruptedException {
    state.lockInterruptibly();
    try {
      while (atWork != null && atWork != Thread.currentThread() && !deadline.isOver()) {
        ended.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
      }
    } finally {
      state.unlock();
    }
  }

  /** Ends the connection, and interrupts a call that is still under way: it comes too late. */
  void cut() {
    connection.close();
    state.lock();
    try {
      cut = true;
      if (atWork != null && atWork != Thread.currentThread()) {
        atWork.interrupt();
      }
    } finally {
      state.unlock();
    }
  }

  /** False when the request was nonsense: whoever sent it is told, and dropped. */
  private boolean answer(byte[] request) throws IOException, InterruptedException {
    try {
      byte kind = ManagerWire.kind(request);
      Manager.Shared shared = manager.object(ManagerWire.object(request));
      if (shared == null) {
        connection.sendBytes(ManagerWire.answer(ManagerWire.NOT_SHARED));
      } else if (kind == ManagerWire.DESCRIBE) {
        connection.sendBytes(
            Values.encodeAll(
                ManagerWire.answer(ManagerWire.METHODS), shared.methods().signatures()));
      } else {
        call(shared, request);
      }
      return true;
    } catch (MalformedMessageException nonsense) {
      connection.sendBytes(
          Values.encodeAll(ManagerWire.answer(ManagerWire.REFUSED), nonsense.getMessage()));
      return false;
    }
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever the object throws is the caller's.
  private void call(Manager.Shared shared, byte[] request)
      throws IOException, InterruptedException {
    SharedMethod method = shared.methods().method(ManagerWire.method(request));
    if (method == null) {
      throw new MalformedMessageException(
          shared.methods().raw().getName()
              + " has no method number "
              + ManagerWire.method(request)
              + ".");
    }
    @Nullable Object[] arguments =
        Values.decodeAll(request, ManagerWire.CALL_HEAD, method.parameters());
    byte[] answer;
    try {
      Object result = method.invoke(shared.object(), arguments);
      answer = Values.encodeAll(ManagerWire.answer(ManagerWire.RESULT), result);
    } catch (Throwable thrown) {
      answer = thrown(method, thrown);
    }
    Thread.interrupted(); // What the method left behind must not keep its answer from the caller.
    try {
      connection.sendBytes(answer);
    } catch (IllegalArgumentException tooLong) {
      connection.sendBytes(thrown(method, tooLong));
    }
  }

  private static byte[] thrown(SharedMethod method, Throwable thrown) {
    return Values.encodeAll(
        ManagerWire.answer(ManagerWire.THROWN), Thrown.by(method.method(), thrown));
  }
}
