package io.github.threadsvsprocesses.children;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API of {@link ServesPricesOverHttp} by the JDK's client, lets go of the interpreter
 * lock while it waits, and computes.
 *
 * @param port of the server
 * @param item whose price is the answer
 * @param latencyMicros that the server lets it wait
 * @param units to compute, see {@link io.github.threadsvsprocesses.interpreter.Computation}
 */
public record AsksForAPriceOverHttp(int port, int item, int latencyMicros, int units)
    implements Task<Reply> {
  /** A thousand times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /**
   * A call costs an interpreting JVM 3 ms of CPU, and one that has compiled the client a fraction;
   * those that wait for an answer are too few to be compiled.
   */
  private static final int CALLS_TO_WARM_UP = 1000;

  private static final int OK = 200;
  private static final JsonFactory JSON = new JsonFactory();

  private static @Nullable HttpClient client; // of this process, for all its threads

  @Override
  public Reply run() throws Exception {
    HttpClient shared = client();
    HttpRequest request = requestWaiting(latencyMicros);
    return Reply.computing(
        cents(Interpreter.current().releaseWhile(() -> answer(shared, request))), units);
  }

  private static byte[] answer(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      throw new IOException(request.uri() + " was answered with status " + response.statusCode());
    }
    return response.body();
  }

  private HttpRequest requestWaiting(int micros) throws URISyntaxException {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    URI address =
        new URI("http", null, host, port, "/prices/" + item, "latency=" + micros + "us", null);
    return HttpRequest.newBuilder(address).timeout(TimeoutFactor.times(DEADLINE)).build();
  }

  private long cents(byte[] json) throws IOException {
    int answered = -1;
    long cents = -1;
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          switch (parser.currentName()) {
            case "item" -> answered = parser.getIntValue();
            case "cents" -> cents = parser.getLongValue();
            default -> throw new IOException("unexpected in an answer: " + parser.currentName());
          }
        }
      }
    }
    if (answered != item) {
      throw new IOException("asked for item " + item + ", answered for " + answered);
    }
    return cents;
  }

  private HttpClient client() throws Exception {
    synchronized (AsksForAPriceOverHttp.class) {
      HttpClient known = client;
      if (known == null) {
        known =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        warmUp(known);
        client = known;
      }
      return known;
    }
  }

  private void warmUp(HttpClient cold) throws Exception {
    HttpRequest request = requestWaiting(0);
    for (int call = 0; call < CALLS_TO_WARM_UP; call++) {
      cents(answer(cold, request));
    }
  }

  /** This process's client is let go of, with its connections; who calls again gets a new one. */
  public static synchronized void hangUp() throws IOException {
    // Before Java 21 a client cannot be closed: its threads end when nobody holds it any more.
    if (client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IOException("the client could not be closed", e);
      }
    }
    client = null;
  }
}
