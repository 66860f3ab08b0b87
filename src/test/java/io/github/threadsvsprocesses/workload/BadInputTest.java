package io.github.threadsvsprocesses.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user may do wrong; each has one line that says what. */
class BadInputTest {
  private static final long HERE = ProcessHandle.current().pid();

  private static Crews crews;

  @BeforeAll
  static void start() {
    crews = Crews.start();
  }

  @AfterAll
  static void end() {
    crews.close();
  }

  @Test
  void aTaskThatIsNoRecord() {
    assertThat(complaint(Workload.of("sum", () -> 1)))
        .startsWith("\"sum\" cannot be done by processes: ")
        .endsWith("cannot run in a child JVM: make the task a record.");
  }

  @Test
  void aTaskThatDoesNotSayWhatItReturns() {
    assertThat(complaint(Workload.of("sum", new GivesAnything<>("x"))))
        .startsWith("\"sum\" cannot be done by processes: ")
        .contains("does not say what its result is: let it implement Task<String>, say");
  }

  @Test
  void aTaskThatCannotTravel() {
    assertThat(complaint(Workload.of("count", new HoldsALatch(new CountDownLatch(1)))))
        .startsWith("\"count\" cannot be done by processes: ")
        .contains("CountDownLatch");
  }

  @Test
  void aResultThatCannotTravel() {
    assertThat(complaint(Workload.of("open", new GivesAThread())))
        .startsWith("\"open\" fails in processes and not in a thread: ")
        .contains("the result of GivesAThread[] cannot travel");
  }

  @Test
  void aTaskThatThrowsAnywhere() {
    assertThat(complaint(Workload.of("read", new Throws(0, 0))))
        .isEqualTo(
            "a task of \"read\" failed, done by one worker: Throws[sparedProcess=0, number=0]:"
                + " java.lang.IllegalStateException: there is no day 0");
  }

  @Test
  void aTaskThatThrowsInProcessesOnly() {
    assertThat(complaint(Workload.of("read", number -> new Throws(HERE, number))))
        .startsWith(
            "\"read\" fails in processes and not in a thread: a task of \"read\" failed, done by 2"
                + " processes: Throws[sparedProcess="
                + HERE)
        .contains("java.lang.IllegalStateException: there is no day");
  }

  @Test
  void aTaskThatThrowsInThreadsOnly() {
    assertThat(complaint(Workload.of("read", new ThrowsHere(HERE))))
        .startsWith("\"read\" fails in a thread and not in processes: ")
        .contains("java.lang.IllegalStateException: not here");
  }

  @Test
  void aTaskThatEndsItsJvmEndsNoOther() {
    try (Crews own = Crews.start()) {
      assertThat(complaint(Workload.of("leave", new Halts(HERE)), own))
          .startsWith("a task of \"leave\" failed, done by 2 processes: A child JVM ended before")
          .contains("3");
    }
  }

  /** The first worker must not be sent to work before it is known that the second can be. */
  @Test
  void whereOneTaskCannotTravelNobodyIsLeftAtWork() {
    Workload<Long> half =
        Workload.of(
            "half",
            (int number) -> number == 0 ? new Lasts(500) : new HoldsALatch(new CountDownLatch(1)));
    assertThat(complaint(half)).startsWith("\"half\" cannot be done by processes: ");
    assertThat(processesOf(crews).run(new Gives(6))).containsExactly(6, 6);
  }

  private record Lasts(long millis) implements Task<Long> {
    @Override
    public Long run() throws Exception {
      TimeUnit.MILLISECONDS.sleep(millis);
      return millis;
    }
  }

  @Test
  void aTaskThatNeverEndsIsKilledAndNeverTriedInAThread() throws Exception {
    try (Crews own = Crews.start()) {
      assertThat(
              complaint(
                  Workload.of("spin", new NeverEnds(HERE, 0)).within(Duration.ofMillis(300)), own))
          .startsWith("2 tasks of \"spin\" did not end within ")
          .contains("done by 2 processes; give smaller tasks");
      ProcessCrew processes = processesOf(own);
      for (ForkedJvm child : processes.children()) {
        assertThat(child.onExit().get(1, TimeUnit.MINUTES)).isNotNull();
      }
    }
  }

  @Test
  void aTaskThatNeverEndsInAThread() {
    try (Crews own = Crews.start()) {
      // The processes have loaded it then: the time is for the thread, which never ends.
      processesOf(own).run(new WaitsForEverHere(HERE));
      Workload<Boolean> waiting =
          Workload.of("wait", new WaitsForEverHere(HERE)).within(Duration.ofSeconds(2));
      assertThat(complaint(waiting, own)).contains("did not end within", "done by one worker");
    }
  }

  @Test
  void aResultThatItsCheckRefuses() {
    Workload<Integer> workload =
        Workload.of("six", new Gives(6)).checkedBy((number, six) -> assertThat(six).isEqualTo(7));
    assertThat(complaint(workload))
        .startsWith("task 0 of \"six\", done by one worker, gave 6, which its check refuses: ")
        .contains("7");
  }

  @Test
  void aResultThatItsCheckRefusesInProcessesOnlyIsAFinding() {
    Workload<Long> workload =
        Workload.of("id", new TellsItsProcess())
            .checkedBy((number, id) -> assertThat(id).as("the id").isEqualTo(HERE));
    assertThat(finding(workload))
        .startsWith("different results: task 0 of \"id\", done by 2 processes, gave ")
        .contains("done by a thread it was right");
  }

  @Test
  void differentResultsInThreadsAndProcessesAreAFinding() {
    assertThat(finding(Workload.of("id", new TellsItsProcess())))
        .startsWith("different results: task 0 of \"id\", done by one worker, gave " + HERE)
        .contains(", but 2 processes gave ")
        .contains("counts on sharing what processes do not share");
  }

  @Test
  void aCounterThatThreadsShareAndProcessesDoNotIsAFinding() {
    assertThat(finding(Workload.of("count", new CountsTogether())))
        .startsWith("different results: task ")
        .contains("it shares something without a lock");
  }

  @Test
  void aClassThatAChildDoesNotFind() throws Exception {
    String ours = placeOf(BadInputTest.class);
    String withoutTests =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(ours))
            .collect(Collectors.joining(File.pathSeparator));
    try (Crews strangers = Crews.start(ForkedJvm.configure().classPath(withoutTests))) {
      assertThat(complaint(Workload.of("six", new Gives(6)), strangers))
          .startsWith("\"six\" fails in processes and not in a thread: ")
          .contains("a child JVM finds no class " + Gives.class.getName())
          .contains("it must be on the class path");
    }
  }

  @Test
  void tasksThatAreMissing() {
    assertThat(complaint(Workload.of("list", number -> List.of(new Gives(1)).get(number))))
        .startsWith("\"list\" has no task 1: java.lang.");
    BadWorkload empty =
        catchThrowableOfType(
            BadWorkload.class, () -> Workload.of("none", List.<Task<Integer>>of()));
    assertThat(empty).hasMessage("\"none\" has no tasks; give at least one.");
  }

  /** One that cannot be ended must not save the others. */
  @Test
  void crewsEndThoughOneThreadGoesOn() {
    String factor = System.getProperty("timeout.factor");
    Crews own = Crews.start();
    ProcessCrew processes = processesOf(own);
    CountDownLatch over = new CountDownLatch(1);
    try {
      var unused = own.lockFree().submit(0, () -> waitThroughInterrupts(over));
      System.setProperty("timeout.factor", "0.05");
      IllegalStateException goesOn = catchThrowableOfType(IllegalStateException.class, own::close);
      assertThat(goesOn).hasMessageContaining("goes on although it was interrupted");
      assertThat(processes.children()).noneMatch(child -> child.handle().isAlive());
    } finally {
      over.countDown();
      if (factor == null) {
        System.clearProperty("timeout.factor");
      } else {
        System.setProperty("timeout.factor", factor);
      }
    }
  }

  private static boolean waitThroughInterrupts(CountDownLatch over) {
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException deaf) {
        // As careless code does.
      }
    }
    return true;
  }

  private static ProcessCrew processesOf(Crews crews) {
    return (ProcessCrew) Objects.requireNonNull(crews.by(Way.PROCESSES));
  }

  private static String placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static String complaint(Workload<?> workload) {
    return complaint(workload, crews);
  }

  private static String complaint(Workload<?> workload, Crews crews) {
    BadWorkload bad =
        catchThrowableOfType(
            BadWorkload.class, () -> ThreadsOrProcesses.by(crews).compare(workload));
    assertThat(bad).isNotNull();
    assertThat(bad.getMessage()).hasLineCount(1);
    assertThat(bad.getStackTrace()).isEmpty();
    assertThat(bad.withoutCause()).hasMessage(bad.getMessage()).hasNoCause();
    return String.valueOf(bad.getMessage());
  }

  private static String finding(Workload<?> workload) {
    BadWorkload bad =
        catchThrowableOfType(
            BadWorkload.class, () -> ThreadsOrProcesses.by(crews).compare(workload));
    assertThat(bad).isInstanceOf(DifferentResults.class);
    assertThat(bad.getMessage()).hasLineCount(1);
    assertThat(bad.withoutCause()).isInstanceOf(DifferentResults.class);
    return String.valueOf(bad.getMessage());
  }

  private record GivesAnything<T>(T value) implements Task<T> {
    @Override
    public T run() {
      return value;
    }
  }

  private record HoldsALatch(CountDownLatch latch) implements Task<Long> {
    @Override
    public Long run() {
      return latch.getCount();
    }
  }

  private record GivesAThread() implements Task<Thread> {
    @Override
    public Thread run() {
      return Thread.currentThread();
    }
  }

  private record Throws(long sparedProcess, int number) implements Task<Integer> {
    @Override
    public Integer run() {
      if (ProcessHandle.current().pid() == sparedProcess) {
        return number;
      }
      throw new IllegalStateException("there is no day " + number + "\nin any year");
    }
  }

  private record ThrowsHere(long process) implements Task<Integer> {
    @Override
    public Integer run() {
      if (ProcessHandle.current().pid() != process) {
        return 1;
      }
      throw new IllegalStateException("not here");
    }
  }

  private record Halts(long sparedProcess) implements Task<Integer> {
    @Override
    public Integer run() {
      if (ProcessHandle.current().pid() == sparedProcess) {
        throw new AssertionError("it was to be tried in a child JVM only");
      }
      Runtime.getRuntime().halt(3);
      return 0;
    }
  }

  private record NeverEnds(long sparedProcess, int number) implements Task<Integer> {
    @Override
    public Integer run() {
      if (ProcessHandle.current().pid() == sparedProcess) {
        throw new AssertionError("it was to be tried in a child JVM only");
      }
      int round = number;
      while (round <= number) {
        round = Math.floorMod(round, number + 1);
      }
      return round;
    }
  }

  private record WaitsForEverHere(long process) implements Task<Boolean> {
    @Override
    public Boolean run() throws InterruptedException {
      if (ProcessHandle.current().pid() == process) {
        new CountDownLatch(1).await();
      }
      return true;
    }
  }

  private record Gives(int number) implements Task<Integer> {
    @Override
    public Integer run() {
      return number;
    }
  }

  private record TellsItsProcess() implements Task<Long> {
    @Override
    public Long run() {
      return ProcessHandle.current().pid();
    }
  }

  private record CountsTogether() implements Task<Integer> {
    private static final AtomicInteger COUNTED = new AtomicInteger();

    @Override
    public Integer run() {
      return COUNTED.incrementAndGet();
    }
  }
}
