package io.github.threadsvsprocesses.ipc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The map itself; one lock guards it. */
final class MapHere<K, V> implements SharedMap<K, V> {
  private final Map<K, V> entries = new LinkedHashMap<>();

  private static <T> T notNull(T part) {
    return Objects.requireNonNull(part, "a shared map holds no null");
  }

  @Override
  public synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  @Override
  public synchronized @Nullable V put(K key, V value) {
    return entries.put(notNull(key), notNull(value));
  }

  @Override
  public synchronized void putAll(Map<K, V> more) {
    more.keySet().forEach(MapHere::notNull);
    more.values().forEach(MapHere::notNull);
    entries.putAll(more);
  }

  @Override
  public synchronized @Nullable V putIfAbsent(K key, V value) {
    return entries.putIfAbsent(notNull(key), notNull(value));
  }

  @Override
  public synchronized boolean replace(K key, V expected, V value) {
    return entries.replace(key, expected, notNull(value));
  }

  @Override
  public synchronized @Nullable V remove(K key) {
    return entries.remove(key);
  }

  @Override
  public synchronized boolean removeEqual(K key, V expected) {
    return entries.remove(key, expected);
  }

  @Override
  public synchronized boolean containsKey(K key) {
    return entries.containsKey(key);
  }

  @Override
  public synchronized int size() {
    return entries.size();
  }

  @Override
  public synchronized void clear() {
    entries.clear();
  }

  @Override
  public synchronized Map<K, V> toMap() {
    return new LinkedHashMap<>(entries);
  }
}
