package io.github.threadsvsprocesses.ipc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The list itself; one lock guards it. */
final class ListHere<E> implements SharedList<E> {
  private final List<E> elements = new ArrayList<>();

  @Override
  public synchronized int add(E element) {
    elements.add(Objects.requireNonNull(element, "a shared list holds no null"));
    return elements.size();
  }

  @Override
  public synchronized int addAll(List<E> more) {
    elements.addAll(List.copyOf(more));
    return elements.size();
  }

  @Override
  public synchronized E get(int index) {
    return elements.get(index);
  }

  @Override
  public synchronized E set(int index, E element) {
    return elements.set(index, Objects.requireNonNull(element, "a shared list holds no null"));
  }

  @Override
  public synchronized boolean compareAndSet(int index, E expected, E element) {
    boolean equal = elements.get(index).equals(expected);
    if (equal) {
      set(index, element);
    }
    return equal;
  }

  @Override
  public synchronized E remove(int index) {
    return elements.remove(index);
  }

  @Override
  public synchronized boolean removeEqual(E element) {
    return elements.remove(element);
  }

  @Override
  public synchronized int indexOf(E element) {
    return elements.indexOf(element);
  }

  @Override
  public synchronized int size() {
    return elements.size();
  }

  @Override
  public synchronized void clear() {
    elements.clear();
  }

  @Override
  public synchronized List<E> toList() {
    return List.copyOf(elements);
  }
}
