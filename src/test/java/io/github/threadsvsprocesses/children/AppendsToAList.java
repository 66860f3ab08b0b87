package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.RemoteObject;
import io.github.threadsvsprocesses.ipc.SharedList;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends an entry to a list, and says what the list then holds.
 *
 * @param managed where the list is; null when it came by value
 * @param copy the list, when it came by value
 */
public record AppendsToAList(
    Manager.@Nullable Address<SharedList<String>> managed, List<String> copy, String entry)
    implements Task<List<String>> {
  @Override
  public List<String> run() throws Exception {
    if (managed == null) {
      copy.add(entry);
      return copy;
    }
    try (RemoteObject<SharedList<String>> list = managed.connect(SharedList.of(String.class))) {
      list.get().add(entry);
      return list.get().toList();
    }
  }
}
