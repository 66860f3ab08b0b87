package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/** Writes a number into shared memory and, as text, into the static list; gives the list. */
public record WritesToBothPlaces(SharedMemory.Address mapping, long number)
    implements Task<List<String>> {
  @Override
  public List<String> run() throws Exception {
    try (SharedMemory memory = mapping.attach()) {
      Notebook.ENTRIES.add(Long.toString(number));
      memory.putLongVolatile(0, number);
    }
    return List.copyOf(Notebook.ENTRIES);
  }
}
