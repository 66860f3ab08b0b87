package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;

/** Stops the server of {@link StartsPostgreSql} in this process in order, and deletes its data. */
public record StopsPostgreSql() implements Task<Boolean> {
  @Override
  public Boolean run() throws Exception {
    StartsPostgreSql.stop();
    return true;
  }
}
