package io.github.threadsvsprocesses.claims.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.ipc.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A JVM and a CPython at the two ends of one pipe. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "CPython has no Unix-domain sockets there")
class PipeToPythonTest {
  private static final String ANSWERS = "answers_over_a_pipe";
  private static final int MANY = 500;
  private static final int AT_ONCE = 20;
  private static final int LARGE = 1 << 20;

  private final CPython python = CPython.here().get(0);
  private @Nullable PipeToPython opened;

  record Seen(long pid, int messages, String trouble) {}

  record Point(int x, String name) {}

  @BeforeEach
  void open() throws IOException {
    assumeTrue(python.isUsable(), "needs a CPython");
    opened = PipeToPython.open(python, ANSWERS);
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private PipeToPython pipe() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void whatBothWorldsHaveComesBackAsItWas() throws Exception {
    Connection here = pipe().here();
    for (Object value :
        List.of(
            0,
            23,
            24,
            -1,
            -25,
            70_000,
            Integer.MIN_VALUE,
            true,
            false,
            1.5,
            -0.25,
            "",
            "grüße 🐍")) {
      assertThat(sentAndReceived(here, value)).isEqualTo(value);
    }
    assertThat(sentAndReceived(here, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(sentAndReceived(here, Map.of("a", List.of(1, "x"))))
        .isEqualTo(Map.of("a", List.of(1, "x")));
    here.send(new Point(-3, "p"));
    assertThat(here.receive(Point.class)).isEqualTo(new Point(-3, "p"));
    here.send(Arrays.asList("x", null));
    assertThat(here.receive((java.lang.reflect.Type) List.class))
        .isEqualTo(Arrays.asList("x", null));
  }

  @Test
  void longTextsAndBytesArriveWhole() throws Exception {
    Connection here = pipe().here();
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) 7);
    assertThat((byte[]) sentAndReceived(here, bytes)).isEqualTo(bytes);
    String text = "ü".repeat(LARGE / 2);
    assertThat(sentAndReceived(here, text)).isEqualTo(text);
  }

  @Test
  void messagesKeepTheirBoundsAndTheirOrder() throws Exception {
    Connection here = pipe().here();
    List<Integer> came = new ArrayList<>();
    // Many at once, and no more than the wire holds: the script answers each before it reads on.
    for (int sent = 0; sent < MANY; sent += AT_ONCE) {
      for (int number = sent; number < sent + AT_ONCE; number++) {
        here.send(number);
      }
      for (int number = sent; number < sent + AT_ONCE; number++) {
        came.add(here.receive(Integer.class));
      }
    }
    assertThat(came).hasSize(MANY).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theScriptSeesTheEndOfTheStream() throws Exception {
    Connection here = pipe().here();
    here.send("the only one");
    assertThat(here.receive(String.class)).isEqualTo("the only one");
    here.close();
    assertThat(pipe().script().ask(Seen.class, "how many?"))
        .isEqualTo(new Seen(pipe().script().pid(), 1, ""));
  }

  @Test
  void thisJvmSeesTheEndOfTheScript() throws Exception {
    Connection here = pipe().here();
    pipe().script().close();
    assertThatThrownBy(here::receiveBytes).isInstanceOf(EOFException.class);
  }

  private static Object sentAndReceived(Connection here, Object value) throws Exception {
    here.send(value);
    return here.receive(Object.class);
  }
}
