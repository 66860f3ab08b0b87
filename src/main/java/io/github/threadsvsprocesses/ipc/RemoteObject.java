package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.lang.reflect.Proxy;

/**
 * An object that lives in another JVM, at its {@link Manager}, and its proxy here.
 *
 * <p>A call of the proxy throws what the object threw: an exception of the same class where the
 * method declares it (or else of the class that it declares for it) and it can be made from a
 * message, or where it is a well-known one of the JDK; {@link RemoteFailure} for all others. The
 * stack is the caller's, and the cause has the owner's. Besides, any call may throw
 *
 * <ul>
 *   <li>{@link IllegalArgumentException} when an argument cannot travel; nothing was called;
 *   <li>{@link IllegalStateException} when this handle is closed, or the object no longer shared;
 *   <li>{@link CallLost} when there is no answer: the manager was closed or its JVM has ended, or
 *       the caller was interrupted, and still is; or when the manager could not read the call,
 *       which was not carried out then. Only an interrupt ends the wait for a method that does not
 *       end.
 * </ul>
 *
 * <p>Two proxies are equal when they are of the same object; {@code equals}, {@code hashCode} and
 * {@code toString} never ask the owner. Safe for use by many threads; each call under way has a
 * connection to itself.
 *
 * @param <T> the interface
 */
public final class RemoteObject<T> implements AutoCloseable {
  private final RemoteCalls calls;
  private final T proxy;

  private RemoteObject(RemoteCalls calls, T proxy) {
    this.calls = calls;
    this.proxy = proxy;
  }

  static <T> RemoteObject<T> connect(Manager.Address<T> address, SharedType<T> type)
      throws IOException, InterruptedException {
    SharedInterface methods = SharedInterface.of(type);
    RemoteCalls calls = RemoteCalls.connect(address, methods);
    Class<?> raw = methods.raw();
    @SuppressWarnings("unchecked") // The type is that interface.
    T proxy = (T) Proxy.newProxyInstance(raw.getClassLoader(), new Class<?>[] {raw}, calls);
    return new RemoteObject<>(calls, proxy);
  }

  /** What is called here is carried out there. */
  public T get() {
    return proxy;
  }

  /** Ends this handle: its later use is an error, and a call under way is lost. */
  @Override
  public void close() {
    calls.close();
  }
}
