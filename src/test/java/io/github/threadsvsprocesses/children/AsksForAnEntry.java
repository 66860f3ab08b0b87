package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.RemoteObject;
import io.github.threadsvsprocesses.ipc.SharedList;
import io.github.threadsvsprocesses.process.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Asks a managed list for an entry that it lacks; gives the classes on the two stacks. */
public record AsksForAnEntry(Manager.Address<SharedList<String>> managed, int index)
    implements Task<List<String>> {
  @Override
  public List<String> run() throws Exception {
    try (RemoteObject<SharedList<String>> list = managed.connect(SharedList.of(String.class))) {
      return List.of("got " + list.get().get(index));
    } catch (IndexOutOfBoundsException expected) {
      return Stream.of(
              expected.getStackTrace(), Objects.requireNonNull(expected.getCause()).getStackTrace())
          .flatMap(Arrays::stream)
          .map(StackTraceElement::getClassName)
          .distinct()
          .toList();
    }
  }
}
