package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.ipc.MessageQueue;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The article's closing program, retold: a thread appends to a list, a process appends to its own,
 * and a queue carries a greeting. Given the word {@code thread} it puts a thread in the process's
 * place.
 */
public final class ArticleProgram {
  /** What a thread shares with its starter. Static on purpose: it is what the program is about. */
  static final List<String> COMMON = new CopyOnWriteArrayList<>();

  /** What a process does not share. Static on purpose, too. */
  static final List<String> APART = new CopyOnWriteArrayList<>();

  private ArticleProgram() {}

  public static void main(String[] arguments) throws Exception {
    boolean threadInPlaceOfProcess = List.of(arguments).contains("thread");
    PrintStream out = System.out;

    Thread thread = new Thread(() -> COMMON.add("left by a thread"));
    thread.start();
    thread.join();
    out.println("list after the thread: " + COMMON);

    try (ForkedJvm child = ForkedJvm.start()) {
      LeavesAWord leaves = new LeavesAWord("left by a process");
      Seen inside = threadInPlaceOfProcess ? inAThread(leaves) : child.run(leaves);
      out.println("list inside the process: " + inside.list());
      out.println("PID inside the process: " + inside.pid());
      out.println("list after the process: " + APART);

      try (ProcessQueue<String> queue = ProcessQueue.open(String.class)) {
        child.run(new Greets(queue.address()));
        out.println("from the queue: " + queue.take());
      }
    }
    out.println("PID of the program: " + ProcessHandle.current().pid());
  }

  private static Seen inAThread(LeavesAWord task) throws InterruptedException {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    Thread thread = new Thread(() -> seen.add(task.run()));
    thread.start();
    thread.join();
    return seen.get(0);
  }

  /** What the process sees: its list and its PID. */
  record Seen(List<String> list, long pid) {}

  /** Appends to the list that is not shared. */
  record LeavesAWord(String word) implements Task<Seen> {
    @Override
    public Seen run() {
      APART.add(word);
      return new Seen(List.copyOf(APART), ProcessHandle.current().pid());
    }
  }

  /** Puts a greeting. */
  record Greets(ProcessQueue.Address queue) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (MessageQueue<String> mine = queue.connect(String.class)) {
        mine.put("greetings");
      }
      return "put";
    }
  }
}
