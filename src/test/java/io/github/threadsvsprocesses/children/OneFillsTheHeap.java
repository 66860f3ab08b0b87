package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.OneFillsTheHeap.Outcome;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.process.Task;
import java.util.concurrent.CompletableFuture;

/** Two threads of this process: while one holds all memory, others ask for some. */
public record OneFillsTheHeap() implements Task<Outcome> {
  /** The heap limit for each process of such a crew. */
  public static final String LIMIT = "64m";

  /** Mebibytes, several times the limit. */
  private static final int MOST = 256;

  /** Mebibytes: more than the one who fills the heap leaves, less than an empty heap holds. */
  private static final int ASKED_FOR = 24;

  /**
   * What became of it.
   *
   * @param worker how the one who fills the heap fared
   * @param siblingGot whether its sibling got memory meanwhile
   * @param starterGot whether the crew's starter did
   */
  public record Outcome(String worker, boolean siblingGot, boolean starterGot) {}

  @Override
  public Outcome run() throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(2)) {
      return in(threads);
    }
  }

  /** The same in any crew of two. */
  public static Outcome in(Crew crew) throws Exception {
    try (Meeting<String> meeting = Meeting.open(String.class)) {
      CompletableFuture<String> filling =
          crew.submit(0, new FillsTheHeap(MOST, ASKED_FOR, meeting.place()));
      String worker = meeting.next(filling);
      AsksForMemory ask = new AsksForMemory(ASKED_FOR);
      boolean siblingGot = crew.runOn(1, ask);
      boolean starterGot = ask.run();
      meeting.letGoOn(1);
      filling.get();
      return new Outcome(worker, siblingGot, starterGot);
    }
  }
}
