package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can travel arrives equal; what cannot is named; what is no value is refused. */
class ValuesTest {
  private static final int MUTATIONS = 10_000;

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "not its name";
      }
    }
  }

  record Point(int x, long y) {}

  record Pair<A, B>(A first, B second) {}

  record Everything(
      boolean truth,
      byte small,
      short medium,
      char letter,
      float single,
      double number,
      String text,
      List<Point> points,
      Map<Colour, List<String>> byColour,
      Map<Integer, Long> counts,
      Set<Colour> colours,
      Pair<Pair<String, Point>, List<Colour>> nested,
      @Nullable Point absent,
      Object anything) {}

  record Bytes(List<byte[]> each) {}

  record Positive(int number) {
    Positive {
      if (number <= 0) {
        throw new IllegalArgumentException(number + " is not positive");
      }
    }
  }

  record Holder(String name, Object held) {}

  record ThreadHolder(List<Thread> threads) {}

  private static Everything everything() {
    return new Everything(
        true,
        Byte.MIN_VALUE,
        Short.MAX_VALUE,
        'é',
        Float.MIN_VALUE,
        Double.NaN,
        "snow ☃ and 😀\0",
        List.of(new Point(Integer.MIN_VALUE, Long.MIN_VALUE)),
        Map.of(Colour.GREEN, List.of("a", "")),
        Map.of(-7, Long.MAX_VALUE),
        Set.of(Colour.RED),
        new Pair<>(new Pair<>("k", new Point(1, 2)), List.of(Colour.GREEN)),
        null,
        List.of(1, "two", 3.5, true, Map.of("k", 1L << 40)));
  }

  @Test
  void aRecordOfEverythingArrivesEqual() throws Exception {
    assertThat(Values.decode(Values.encode(everything()), Everything.class))
        .isEqualTo(everything());
  }

  @Test
  void arraysArriveElementByElement() throws Exception {
    assertThat(Values.decode(Values.encode(new long[] {1, -1}), long[].class))
        .containsExactly(1, -1);
    assertThat(Values.decode(Values.encode(new String[][] {{"a"}, {}}), String[][].class))
        .isDeepEqualTo(new String[][] {{"a"}, {}});
    Bytes bytes = new Bytes(List.of(new byte[] {}, new byte[] {1, 2}));
    assertThat(Values.decode(Values.encode(bytes), Bytes.class).each().get(1))
        .containsExactly(1, 2);
  }

  @Test
  void aListArrivesMutable() throws Exception {
    List<Point> points = Values.decode(Values.encode(everything()), Everything.class).points();
    assertThatCode(() -> points.add(new Point(0, 0))).doesNotThrowAnyException();
  }

  @Test
  void nullArrivesWhereItIsAllowedOnly() throws Exception {
    assertThat(Values.decode(Values.encode(null), (Type) String.class)).isNull();
    assertThatThrownBy(() -> Values.decode(Values.encode(null), String.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("null came where a value of type java.lang.String was expected");
    assertThatThrownBy(() -> Values.decode(Values.encode(null), (Type) int.class))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void whatCannotTravelIsNamedWithItsPlace() {
    assertThatThrownBy(() -> Values.encode(new ThreadHolder(List.of(new Thread()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread (in ThreadHolder.threads) cannot travel")
        .hasMessageContaining("use a boolean");
    assertThatThrownBy(() -> Values.encode(new Holder("a", new Point(1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot travel as an Object");
    assertThatThrownBy(() -> Values.decode(Values.encode("x"), Thread.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread cannot travel");
  }

  @Test
  void aListThatHoldsItselfIsRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatThrownBy(() -> Values.encode(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than");
  }

  @Test
  void anotherTypeThanTheReadersIsRefused() {
    assertThatThrownBy(() -> Values.decode(Values.encode(1L << 40), int.class))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> Values.decode(Values.encode("1"), int.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("expected");
    assertThatThrownBy(() -> Values.decode(Values.encode("BLUE"), Colour.class))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> Values.decode(Values.encode(new Point(1, 2)), Positive.class))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> Values.decode(Values.encode(List.of(0, 0)), Positive.class))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> Values.decode(Values.encode(List.of(-1)), Positive.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("-1 is not positive");
  }

  @Test
  void theSimplestValuesHaveTheBytesThatTheOthersHave() throws Exception {
    List<Object> values = new ArrayList<>(List.of("", "\0a", "é", "☃", "😀", new byte[0]));
    for (int length : List.of(1, 23, 24, 255, 256, 65_535, 65_536, 1 << 20)) {
      values.add("x".repeat(length));
      values.add(new byte[length]);
    }
    for (int bit = 0; bit < Long.SIZE; bit++) {
      for (long near = -2; near <= 2; near++) {
        long number = (1L << bit) + near;
        values.addAll(List.of(number, -number, (int) number, (int) -number));
      }
    }
    for (long number = -300; number < 300; number++) {
      values.addAll(List.of(number, (int) number));
    }
    for (Object value : values) {
      byte[] bytes = Values.encode(value);
      assertThat(bytes).isEqualTo(Values.encodeByJackson(value));
      assertThat(Values.decode(bytes, (Type) value.getClass())).isEqualTo(value);
      assertThat(Values.decodeByJackson(bytes, value.getClass())).isEqualTo(value);
    }
    assertThatThrownBy(() -> Values.encode("\ud800")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever bytes come, the short way says what the other says, or leaves it to that. */
  @Test
  void theShortWayForSimpleValuesReadsNothingThatTheOtherRefuses() throws Exception {
    Random random = new Random(2);
    List<Class<?>> types = List.of(String.class, Long.class, Integer.class, byte[].class);
    int read = 0;
    for (int i = 0; i < 10 * MUTATIONS; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = (byte) (random.nextInt(4) << 5 | Math.max(0, bytes.length - 1));
      }
      Class<?> type = types.get(random.nextInt(types.size()));
      Object simple = Scalars.decode(bytes, type);
      if (simple != null) {
        read++;
        assertThat(simple).isEqualTo(Values.decodeByJackson(bytes, type));
      }
    }
    assertThat(read).as("values that the short way read").isGreaterThan(1_000);
  }

  @Test
  void mutatedBytesGiveAValueOrOneClearError() {
    Random random = new Random(1);
    byte[] good = Values.encode(everything());
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 8));
      for (int flips = random.nextInt(4); flips >= 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Type expected = random.nextBoolean() ? Everything.class : Object.class;
      try {
        Values.decode(bad, expected);
      } catch (MalformedMessageException clear) {
        assertThat(clear).hasMessageMatching("(?s).{10,}");
      }
    }
  }

  @Test
  void aGenericTypeIsReadAsItSays() throws Exception {
    ParameterizedType listOfPoints =
        (ParameterizedType) Everything.class.getRecordComponents()[7].getGenericType();
    List<Point> points = List.of(new Point(3, 4));
    assertThat(Values.decode(Values.encode(points), listOfPoints)).isEqualTo(points);
  }
}
