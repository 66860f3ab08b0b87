package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for workers. */
final class Results {
  private Results() {}

  static <R> List<R> ofAll(Crew crew, List<? extends Task<R>> tasks) {
    if (tasks.size() != crew.size()) {
      throw new IllegalArgumentException(
          "A crew of " + crew.size() + " takes as many tasks, not " + tasks.size() + ".");
    }
    List<CompletableFuture<R>> results = new ArrayList<>();
    for (int worker = 0; worker < tasks.size(); worker++) {
      results.add(crew.submit(worker, tasks.get(worker)));
    }
    CompletableFuture<Void> allOrFirstFailure =
        CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new));
    results.forEach(
        result ->
            result.exceptionally(
                failure -> {
                  allOrFirstFailure.completeExceptionally(failure);
                  return null;
                }));
    of("a worker", allOrFirstFailure);
    return results.stream().map(CompletableFuture::join).toList();
  }

  static <R> R of(String worker, CompletableFuture<R> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new WorkerFailed(worker, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerFailed(worker, e);
    }
  }
}
