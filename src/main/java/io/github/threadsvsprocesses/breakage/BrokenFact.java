package io.github.threadsvsprocesses.breakage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fact of the kit, broken in the whole JVM and its child JVMs by {@code -Dbreak=NAME}. What a
 * claim's own control breaks is apart from this.
 */
public enum BrokenFact {
  /** {@code lock}. */
  LOCK("the interpreter lock excludes nobody"),
  /** {@code queue}. */
  QUEUE("the queue drops every hundredth item"),
  /** {@code child}. */
  CHILD("what a child JVM is asked to do is done in its parent");

  /** The system property. */
  public static final String PROPERTY = "break";

  private final String words;
  private final boolean on;

  BrokenFact(String words) {
    this.words = words;
    this.on = word().equals(chosen());
  }

  /** Constants are made before the class's own fields are. */
  private static String chosen() {
    return System.getProperty(PROPERTY, "");
  }

  /** Whether this fact is broken here; does not change while the JVM lives. */
  public boolean isOn() {
    return on;
  }

  /** What is broken here; empty in a true world. */
  public static Optional<BrokenFact> here() {
    return Stream.of(values()).filter(BrokenFact::isOn).findFirst();
  }

  /**
   * Looks whether the property names a fact.
   *
   * @throws IllegalArgumentException when it does not, with the names there are
   */
  public static void check() {
    if (!chosen().isEmpty() && here().isEmpty()) {
      throw new IllegalArgumentException(
          "-D%s=%s: there is no such fact to break; there are %s."
              .formatted(
                  PROPERTY,
                  chosen(),
                  Stream.of(values()).map(BrokenFact::word).collect(Collectors.joining(", "))));
    }
  }

  /** As in "the interpreter lock excludes nobody". */
  public String inWords() {
    return words;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
