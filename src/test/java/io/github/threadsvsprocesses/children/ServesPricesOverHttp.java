package io.github.threadsvsprocesses.children;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the {@link PriceList} as an API over HTTP, on the loopback interface and a free port,
 * which it returns; serves until its process ends. Every request says how long it has to wait for
 * its answer, as for that of a server far away.
 */
public record ServesPricesOverHttp() implements Task<Integer> {
  /** Its own default keeps answers back for 40 ms, until the asker has acknowledged their head. */
  public static final String AT_ONCE = "-Dsun.net.httpserver.nodelay=true";

  /** More than ever ask at once, since one that lets an asker wait can serve no other. */
  private static final int THREADS = 16;

  private static final Pattern REQUEST =
      Pattern.compile("/prices/(\\d{1,9})\\?latency=(\\d{1,9})us");

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  @Override
  public Integer run() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/", ServesPricesOverHttp::answer);
    server.start();
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher request = REQUEST.matcher(exchange.getRequestURI().toString());
      if (!request.matches()) {
        send(exchange, BAD_REQUEST, "{\"error\": \"ask for /prices/ITEM?latency=MICROSECONDSus\"}");
        return;
      }
      int item = Integer.parseInt(request.group(1));
      Pause.micros(Integer.parseInt(request.group(2)));
      send(exchange, OK, "{\"item\": %d, \"cents\": %d}".formatted(item, PriceList.cents(item)));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
