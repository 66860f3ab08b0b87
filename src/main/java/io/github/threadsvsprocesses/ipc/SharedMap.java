package io.github.threadsvsprocesses.ipc;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map that several processes change through a {@link Manager}. Every abstract method is atomic.
 *
 * <p>Values are copies outside the owner and are compared by {@code equals}, which tells a record
 * by its components and an array by nothing of use. No key and no value is null. Keys stay in the
 * order in which they came.
 *
 * @param <K> a String, Integer, Long, Boolean, Character or enum
 * @param <V> see {@link Values} for what can travel
 */
public interface SharedMap<K, V> {
  /** An empty one that lives in this JVM, to be shared. */
  static <K, V> SharedMap<K, V> create() {
    return new MapHere<>();
  }

  /** Its type, for {@link Manager#share} and {@link Manager.Address#connect}. */
  static <K, V> SharedType<SharedMap<K, V>> of(Class<K> key, Class<V> value) {
    return SharedType.parameterized(SharedMap.class, key, value);
  }

  /** The value, or null when there is none. */
  @Nullable V get(K key);

  /** Returns the value that was there, or null. */
  @Nullable V put(K key, V value);

  /** Puts them all, with nothing of others in between. */
  void putAll(Map<K, V> more);

  /** Does nothing where there is a value, and returns that; null when it has put this one. */
  @Nullable V putIfAbsent(K key, V value);

  /** True when the value was equal to the expected one, and now is the other. */
  boolean replace(K key, V expected, V value);

  /** Returns the value that was there, or null. */
  @Nullable V remove(K key);

  /** True when the value was equal to the expected one, and now is gone. */
  boolean removeEqual(K key, V expected);

  /** Whether there is a value now; others may change that at once. */
  boolean containsKey(K key);

  /** How many keys there are now; others may change that at once. */
  int size();

  /** Removes all, at one moment. */
  void clear();

  /** A copy of it all at one moment. */
  Map<K, V> toMap();

  /**
   * Puts the value where there is none, or else what the function makes of the value there and this
   * one; returns what it has put. The function runs in the caller, again and again while others
   * change the value meanwhile.
   */
  default V merge(K key, V value, BinaryOperator<V> function) {
    while (true) {
      V before = putIfAbsent(key, value);
      if (before == null) {
        return value;
      }
      V after = function.apply(before, value);
      if (replace(key, before, after)) {
        return after;
      }
    }
  }
}
