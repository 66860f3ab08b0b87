package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets other JVMs use objects that live in this one, through interfaces. For whoever knows Python's
 * {@code multiprocessing.Manager}: it is the same.
 *
 * <pre>{@code
 * SharedCounter counter = SharedCounter.create();
 * try (Manager manager = Manager.open()) {
 *   child.run(new CountsVisitors(manager.share(SharedCounter.class, counter)));
 *   counter.get();
 * }
 *
 * // in the child
 * try (RemoteObject<SharedCounter> remote = address.connect(SharedCounter.class)) {
 *   remote.get().addAndGet(1);
 * }
 * }</pre>
 *
 * <p>Ready made are {@link SharedList}, {@link SharedMap} and {@link SharedCounter}; any interface
 * whose parameters and results can travel (see {@link Values}) will do. Clients call its abstract
 * methods and those of its super-interfaces, and nothing else; arguments and results are copies. A
 * default method runs in the caller's JVM, so what it is given need not travel; what it does is as
 * many calls as it makes. A static one has nothing to do with it.
 *
 * <p>Calls of one client thread are carried out in its order. Those of several run at the same
 * time, each on a thread of its own: the object must be safe for use by many threads. Two calls are
 * not one: what must not be torn apart, such as reading and then writing, must be one method.
 *
 * <p>What the object throws is thrown to the caller, see {@link RemoteObject}. A client that is
 * killed harms nobody: a call of its that has begun is carried out. Safe for use by many threads.
 */
public final class Manager implements AutoCloseable {
  /** What {@link #close} grants calls under way; times {@link TimeoutFactor}. */
  static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

  private final Map<Integer, Shared> objects = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<ManagerGuest> guests = ConcurrentHashMap.newKeySet();
  private final Reception reception;
  private volatile boolean closed;

  /** An object and what may be called of it. */
  record Shared(Object object, SharedInterface methods) {}

  private Manager() throws IOException {
    reception = Reception.open(() -> true, this::serve);
  }

  /** A manager that shares nothing yet. */
  public static Manager open() throws IOException {
    return new Manager();
  }

  /**
   * Shares an object; it can be shared again, under the same interface or another.
   *
   * @param type an interface without type variables
   * @throws IllegalArgumentException when it is none, or a parameter or result of one of its
   *     methods cannot travel; the message says which
   */
  public <T> Address<T> share(Class<T> type, T object) {
    return share(SharedType.of(type), object);
  }

  /** The same for an interface with type variables. */
  public <T> Address<T> share(SharedType<T> type, T object) {
    SharedInterface methods = SharedInterface.of(type);
    if (!methods.raw().isInstance(object)) {
      throw new IllegalArgumentException(object.getClass().getName() + " is no " + type + ".");
    }
    int number = numbers.incrementAndGet();
    objects.put(number, new Shared(object, methods));
    return new Address<>(reception.socket(), reception.secret(), number);
  }

  /** Shares that object no longer; calls under way go on, later ones are errors. */
  public void withdraw(Address<?> address) {
    objects.remove(address.object());
  }

  /** The object of that number, or null when it is not shared. */
  @Nullable Shared object(int number) {
    return objects.get(number);
  }

  private void serve(Connection connection) {
    ManagerGuest guest = new ManagerGuest(this, connection);
    guests.add(guest);
    try {
      if (closed) {
        connection.close();
      }
      guest.serve();
    } finally {
      guests.remove(guest);
    }
  }

  /**
   * Ends it for everybody. Calls under way have two seconds, times the factor, to end and to be
   * answered; then their threads are interrupted, and this returns whatever they do. Clients get
   * {@link CallLost} from then on.
   */
  @Override
  public void close() {
    closed = true;
    reception.close();
    Deadline deadline = Deadline.after(TimeoutFactor.times(CLOSE_DEADLINE));
    guests.forEach(ManagerGuest::takeNoMore);
    boolean interrupted = false;
    for (ManagerGuest guest : guests) {
      try {
        guest.awaitEnd(interrupted ? Deadline.after(Duration.ZERO) : deadline);
      } catch (InterruptedException hurry) {
        interrupted = true;
      }
      guest.cut();
    }
    objects.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where an object is, for another JVM; travels as a component of a task.
   *
   * @param socket where its manager listens
   * @param secret without which nobody is let in
   * @param object its number there
   * @param <T> the interface under which it is shared
   */
  public record Address<T>(String socket, String secret, int object) {
    /**
     * The object, to be used from here.
     *
     * @param type the interface under which it is shared, or a super-interface
     * @throws IOException when the manager was closed or its JVM has ended
     * @throws IllegalArgumentException when the object is not shared under such an interface
     */
    public RemoteObject<T> connect(Class<T> type) throws IOException, InterruptedException {
      return connect(SharedType.of(type));
    }

    /** The same for an interface with type variables. */
    public RemoteObject<T> connect(SharedType<T> type) throws IOException, InterruptedException {
      return RemoteObject.connect(this, type);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Manager.Address[" + socket + ", object " + object + "]";
    }
  }
}
