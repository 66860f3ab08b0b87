package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.SharedMemory;
import io.github.threadsvsprocesses.process.Task;

/** Gives the last number found in one of the two places, or 0. */
public record ReadsOnePlace(SharedMemory.Address mapping, Place place) implements Task<Long> {
  /** Where a process can leave a number. */
  public enum Place {
    THE_SHARED_MAPPING,
    THE_PLAIN_FIELD;

    public String inWords() {
      return this == THE_SHARED_MAPPING ? "the shared mapping" : "the plain static field";
    }
  }

  @Override
  public Long run() throws Exception {
    if (place == Place.THE_PLAIN_FIELD) {
      int entries = Notebook.ENTRIES.size();
      return entries == 0 ? 0 : Long.parseLong(Notebook.ENTRIES.get(entries - 1));
    }
    try (SharedMemory memory = mapping.attach()) {
      return memory.getLongVolatile(0);
    }
  }
}
