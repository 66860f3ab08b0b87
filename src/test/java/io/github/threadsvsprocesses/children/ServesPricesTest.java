package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServesPricesTest {
  private static final int ITEM = 17;
  private static final int LATENCY_MICROS = 3000;
  private static final int UNITS = 3;

  private static ForkedJvm server;

  @BeforeAll
  static void start() {
    server = ForkedJvm.configure().option(ServesPricesOverHttp.AT_ONCE).start();
  }

  @AfterAll
  static void end() throws IOException {
    AsksForAPriceOverHttp.hangUp();
    AsksForAPriceOverTcp.hangUp();
    server.close();
  }

  @Test
  void byHttpThePriceComesAfterTheLatency() throws Exception {
    int port = server.run(new ServesPricesOverHttp());
    long start = System.nanoTime();
    Reply reply = new AsksForAPriceOverHttp(port, ITEM, LATENCY_MICROS, UNITS).run();
    assertThat(waitedSince(start)).isGreaterThanOrEqualTo(latency());
    assertThat(reply).isEqualTo(right(PriceList.cents(ITEM)));
    assertThat(new AsksForAPriceOverHttp(port, ITEM + 1, 0, UNITS).run())
        .isEqualTo(right(PriceList.cents(ITEM + 1)));
  }

  @Test
  void byHttpABadRequestIsRefusedAndNoAnswerIsMadeUp() throws Exception {
    int port = server.run(new ServesPricesOverHttp());
    assertThatThrownBy(() -> new AsksForAPriceOverHttp(port, -1, 0, 0).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 400");
  }

  @Test
  void byTcpThePriceComesAfterTheLatency() throws Exception {
    int port = server.run(new ServesPricesOverTcp());
    long start = System.nanoTime();
    Reply reply = new AsksForAPriceOverTcp(port, ITEM, LATENCY_MICROS, UNITS).run();
    assertThat(waitedSince(start)).isGreaterThanOrEqualTo(latency());
    assertThat(reply).isEqualTo(right(PriceList.cents(ITEM)));
    assertThat(new AsksForAPriceOverTcp(port, ITEM + 1, 0, UNITS).run())
        .isEqualTo(right(PriceList.cents(ITEM + 1)));
  }

  @Test
  void whoWaitsForSeveralThingsGetsAllOfThemOneAfterAnother() throws Exception {
    int port = server.run(new ServesPricesOverTcp());
    long start = System.nanoTime();
    Reply reply = new WaitsForSeveralThings(port, ITEM, LATENCY_MICROS, UNITS).run();
    assertThat(waitedSince(start)).isGreaterThanOrEqualTo(latency());
    assertThat(reply).isEqualTo(right(PriceList.centsOf(ITEM, WaitsForSeveralThings.WAITS)));
  }

  @Test
  void itemsHaveDifferentPrices() {
    assertThat(PriceList.centsOf(ITEM, 2))
        .isEqualTo(PriceList.cents(ITEM) + (long) PriceList.cents(ITEM + 1));
    assertThat(PriceList.cents(ITEM)).isNotEqualTo(PriceList.cents(ITEM + 1));
  }

  private static Reply right(long answer) {
    return new Reply(answer, Computation.ofUnits(UNITS).checksum());
  }

  private static Duration waitedSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration latency() {
    return Duration.ofNanos(LATENCY_MICROS * 1000L);
  }
}
