package io.github.threadsvsprocesses.ipc;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A list that several processes change through a {@link Manager}. Every abstract method is atomic.
 *
 * <p>Elements are copies outside the owner and are compared by {@code equals}, which tells a record
 * by its components and an array by nothing of use. None is null. An index that is not in the list
 * is an {@link IndexOutOfBoundsException}.
 *
 * @param <E> see {@link Values} for what can travel
 */
public interface SharedList<E> {
  /** An empty one that lives in this JVM, to be shared. */
  static <E> SharedList<E> create() {
    return new ListHere<>();
  }

  /** Its type, for {@link Manager#share} and {@link Manager.Address#connect}. */
  static <E> SharedType<SharedList<E>> of(Class<E> element) {
    return SharedType.parameterized(SharedList.class, element);
  }

  /** Appends it; says how many there are then. */
  int add(E element);

  /** Appends them, with nothing of others in between. */
  int addAll(List<E> elements);

  /** A copy of the element, counted from 0. */
  E get(int index);

  /** Returns what was there. */
  E set(int index, E element);

  /** True when it was equal to the expected element, and now is the other. */
  boolean compareAndSet(int index, E expected, E element);

  /** Returns what was there; what follows moves up. */
  E remove(int index);

  /** The first that is equal; false when there is none. */
  boolean removeEqual(E element);

  /** The lowest index of an equal element, or -1. */
  int indexOf(E element);

  /** How many elements there are now; others may change that at once. */
  int size();

  /** Removes all, at one moment. */
  void clear();

  /** A copy of them all at one moment. */
  List<E> toList();

  /**
   * Replaces an element by what the function makes of it, and returns that. The function runs in
   * the caller, again and again while others change the element meanwhile.
   */
  default E update(int index, UnaryOperator<E> function) {
    while (true) {
      E before = get(index);
      E after = function.apply(before);
      if (compareAndSet(index, before, after)) {
        return after;
      }
    }
  }
}
