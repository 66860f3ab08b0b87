package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries the calls of one proxy to its object's manager; see {@link RemoteObject}. */
final class RemoteCalls implements InvocationHandler, AutoCloseable {
  private static final @Nullable Object[] NONE = {};
  private static final List<TypeInContext> SIGNATURES =
      List.of(TypeInContext.of(SharedType.parameterized(List.class, String.class).type()));
  private static final List<TypeInContext> REASON = List.of(TypeInContext.of(String.class));
  private static final List<TypeInContext> THROWN = List.of(TypeInContext.of(Thrown.class));

  private final Manager.Address<?> address;
  private final String inWords;
  private final ConnectionPool connections;
  private final Map<Method, Remote> remotes = new HashMap<>();

  /**
   * A method that is called there.
   *
   * @param head of each request for it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Remote(SharedMethod method, byte[] head, List<TypeInContext> result) {}

  private RemoteCalls(Manager.Address<?> address, SharedInterface methods) {
    this.address = address;
    inWords = methods.raw().getSimpleName() + " at " + address;
    connections = new ConnectionPool(address.socket(), address.secret());
  }

  static RemoteCalls connect(Manager.Address<?> address, SharedInterface methods)
      throws IOException, InterruptedException {
    RemoteCalls calls = new RemoteCalls(address, methods);
    try {
      calls.learnNumbers(methods);
      return calls;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      calls.close();
      throw failed;
    }
  }

  /** Methods are matched by their signatures, so a super-interface will do, and no other type. */
  private void learnNumbers(SharedInterface methods) throws IOException, InterruptedException {
    byte[] answer = exchange(ManagerWire.describe(address.object()));
    if (ManagerWire.kind(answer) == ManagerWire.NOT_SHARED) {
      throw new IOException(address + " is shared no longer.");
    } else if (ManagerWire.kind(answer) != ManagerWire.METHODS) {
      throw new IOException(inWords + " was refused by its manager: " + refusal(answer));
    }
    @SuppressWarnings("unchecked")
    List<String> known = (List<String>) value(answer, SIGNATURES);
    for (Method method : methods.raw().getMethods()) {
      SharedMethod shared = methods.method(method);
      if (shared == null || known == null) {
        continue;
      }
      int number = known.indexOf(shared.signature());
      if (number < 0) {
        throw new IllegalArgumentException(
            "%s cannot be used: what is shared there has no %s, only %s."
                .formatted(inWords, shared.signature(), known));
      }
      byte[] head = ManagerWire.callHead(address.object(), number);
      remotes.put(method, new Remote(shared, head, List.of(shared.result())));
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? NONE : given;
    Remote remote = remotes.get(method);
    if (remote != null) {
      return call(remote, arguments);
    } else if (method.getDeclaringClass() == Object.class) {
      return ofEveryObject(method, arguments);
    }
    return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
        .unreflectSpecial(method, method.getDeclaringClass())
        .bindTo(proxy)
        .invokeWithArguments(arguments);
  }

  private Object ofEveryObject(Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> isOfTheSameObject(arguments[0]);
      case "hashCode" -> address.hashCode();
      default -> inWords;
    };
  }

  private boolean isOfTheSameObject(@Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && Proxy.getInvocationHandler(other) instanceof RemoteCalls calls
        && calls.address.equals(address);
  }

  private @Nullable Object call(Remote remote, @Nullable Object[] arguments) throws Throwable {
    SharedMethod method = remote.method();
    byte[] request = Values.encodeAll(remote.head(), arguments);
    Thrown thrown;
    try {
      byte[] answer = exchange(request);
      byte kind = ManagerWire.kind(answer);
      if (kind == ManagerWire.RESULT) {
        return value(answer, remote.result());
      } else if (kind == ManagerWire.NOT_SHARED) {
        throw new IllegalStateException(inWords + " is shared no longer.");
      } else if (kind != ManagerWire.THROWN) {
        throw new CallLost(
            method.signature() + " was refused by its manager: " + refusal(answer), null);
      }
      thrown = Objects.requireNonNull((Thrown) value(answer, THROWN));
    } catch (IOException gone) {
      throw lost(method, gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CallLost(
          method.signature() + " was interrupted; whether it was carried out is not known.",
          interrupted);
    }
    throw thrown.toThrowable(method.method());
  }

  private RuntimeException lost(SharedMethod method, IOException gone) {
    if (connections.isClosed()) {
      return new IllegalStateException("This handle of " + inWords + " was closed.", gone);
    }
    return new CallLost(
        method.signature()
            + " has got no answer: its manager was closed, or its JVM has ended; whether it was"
            + " carried out is not known.",
        gone);
  }

  private static String refusal(byte[] answer) throws MalformedMessageException {
    return ManagerWire.kind(answer) == ManagerWire.REFUSED
        ? String.valueOf(value(answer, REASON))
        : "its answer is of an unknown kind";
  }

  private static @Nullable Object value(byte[] answer, List<TypeInContext> type)
      throws MalformedMessageException {
    return Values.decodeAll(answer, 1, type)[0];
  }

  private byte[] exchange(byte[] request) throws IOException, InterruptedException {
    Connection connection = connections.acquire();
    boolean answered = false;
    try {
      connection.sendBytes(request);
      byte[] answer = connection.receiveBytes();
      answered = ManagerWire.kind(answer) != ManagerWire.REFUSED; // Then the connection ends.
      return answer;
    } finally {
      if (answered) {
        connections.release(connection);
      } else {
        connections.discard(connection);
      }
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
