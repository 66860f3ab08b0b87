package io.github.threadsvsprocesses.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.threadsvsprocesses.ipc.ManagerTasks.Account;
import io.github.threadsvsprocesses.ipc.ManagerTasks.AddsToTheCounter;
import io.github.threadsvsprocesses.ipc.ManagerTasks.AppendsBookings;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Booking;
import io.github.threadsvsprocesses.ipc.ManagerTasks.CountsWords;
import io.github.threadsvsprocesses.ipc.ManagerTasks.HangsInACall;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Ledger;
import io.github.threadsvsprocesses.ipc.ManagerTasks.OwnsACounter;
import io.github.threadsvsprocesses.ipc.ManagerTasks.OwnsAHangingAccount;
import io.github.threadsvsprocesses.ipc.ManagerTasks.Robbed;
import io.github.threadsvsprocesses.ipc.ManagerTasks.UsesTheAccount;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes change one object, each sees the changes, and who dies harms nobody else. */
@Timeout(60)
class ManagerTest {
  private static final int TIMES = 100;
  private static final int FRAMES = 100;

  /** For those tests that end none of them. */
  private static ForkedJvm one;

  private static ForkedJvm other;

  private Manager manager;

  @BeforeAll
  static void startTheChildren() {
    one = ForkedJvm.start();
    other = ForkedJvm.start();
  }

  @AfterAll
  static void endTheChildren() {
    one.close();
    other.close();
  }

  @BeforeEach
  void open() throws Exception {
    manager = Manager.open();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** A manager that cannot read a call says why and drops the caller, who then comes anew. */
  @Test
  void whoIsRefusedLearnsWhyAndLaterCallsGoOn() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    List<String> methods = SharedInterface.of(SharedType.of(SharedCounter.class)).signatures();
    try (Reception fake =
        Reception.open(
            () -> true,
            guest -> {
              try (guest) {
                while (true) {
                  if (ManagerWire.kind(guest.receiveBytes()) == ManagerWire.DESCRIBE) {
                    guest.sendBytes(
                        Values.encodeAll(ManagerWire.answer(ManagerWire.METHODS), methods));
                  } else if (refused.getCount() > 0) {
                    refused.countDown();
                    guest.sendBytes(
                        Values.encodeAll(ManagerWire.answer(ManagerWire.REFUSED), "illegible"));
                    return;
                  } else {
                    guest.sendBytes(Values.encodeAll(ManagerWire.answer(ManagerWire.RESULT), 7L));
                  }
                }
              } catch (IOException | InterruptedException gone) {
                // The test is over.
              }
            })) {
      var address = new Manager.Address<SharedCounter>(fake.socket(), fake.secret(), 1);
      try (RemoteObject<SharedCounter> remote = address.connect(SharedCounter.class)) {
        assertThatThrownBy(() -> remote.get().get())
            .isInstanceOf(CallLost.class)
            .hasMessageContaining("refused")
            .hasMessageContaining("illegible");
        assertThat(remote.get().get()).isEqualTo(7);
      }
    }
  }

  @Test
  void additionsOfSeveralProcessesAndThreadsAreAllCounted() throws Exception {
    SharedCounter counter = SharedCounter.create();
    AddsToTheCounter task =
        new AddsToTheCounter(manager.share(SharedCounter.class, counter), TIMES);
    List<CompletableFuture<Integer>> adding = List.of(one.submit(task), other.submit(task));
    task.run();
    counter.addAndGet(1);
    for (CompletableFuture<Integer> each : adding) {
      each.get();
    }
    assertThat(counter.get()).isEqualTo(3 * TIMES + 1);
  }

  @Test
  void readingAndWritingAMapIsOneStepByMerge() throws Exception {
    SharedMap<String, Integer> counts = SharedMap.create();
    List<String> words = Arrays.asList("a b a c a b".repeat(8).split(" ", -1));
    CountsWords task =
        new CountsWords(manager.share(SharedMap.of(String.class, Integer.class), counts), words);
    CompletableFuture<Map<String, Integer>> first = one.submit(task);
    other.run(task);
    first.get();
    assertThat(counts.toMap().values().stream().mapToInt(each -> each).sum())
        .isEqualTo(2 * words.size());
  }

  @Test
  void aListKeepsWhatSeveralProcessesAppendInTheOrderOfEach() throws Exception {
    SharedList<Booking> list = SharedList.create();
    Manager.Address<SharedList<Booking>> address =
        manager.share(SharedList.of(Booking.class), list);
    CompletableFuture<List<Booking>> first = one.submit(new AppendsBookings(address, "one", TIMES));
    other.run(new AppendsBookings(address, "other", TIMES));
    first.get();
    assertThat(list.size()).isEqualTo(2 * TIMES);
    for (String who : List.of("one", "other")) {
      assertThat(list.toList().stream().filter(each -> each.purpose().equals(who)))
          .extracting(Booking::cents)
          .hasSize(TIMES)
          .isSorted();
    }
  }

  @Test
  void anInterfaceOfOnesOwnIsCalledFromAChild() throws Exception {
    SafeAccount account = account();
    Manager.Address<Account> address = manager.share(Account.class, account);
    assertThat(one.run(new UsesTheAccount(address))).containsExactly("null", "700", "by 9300", "1");
    assertThat(account.entries()).containsExactly(new Booking("in the child", 700));
  }

  private static SafeAccount account() {
    return new SafeAccount(new CountDownLatch(1));
  }

  @Test
  void exceptionsArriveTypedAndWithBothStacks() throws Exception {
    try (RemoteObject<Account> remote =
        manager.share(Account.class, account()).connect(Account.class)) {
      failsAs(remote.get(), "well known", NumberFormatException.class, "not one");
      failsAs(remote.get(), "without a message", IllegalStateException.class, null);
      failsAs(remote.get(), "declared", IOException.class, "unreadable");
      failsAs(remote.get(), "below the declared", FileNotFoundException.class, "gone");
      failsAs(
          remote.get(),
          "unknown below the declared",
          IOException.class,
          SafeAccount.class.getName() + "$1: wrapped");
      failsAs(remote.get(), "unknown", RemoteFailure.class, Robbed.class.getName() + ": at night");
      failsAs(remote.get(), "an error", RemoteFailure.class, "java.lang.StackOverflowError");
      assertThatThrownBy(() -> remote.get().fail("unknown"))
          .extracting(thrown -> ((RemoteFailure) thrown).exceptionClass())
          .isEqualTo(Robbed.class.getName());
    }
  }

  private static void failsAs(
      Account account, String how, Class<? extends Throwable> type, @Nullable String message) {
    Throwable thrown = catchThrowable(() -> account.fail(how));
    assertThat(thrown).isExactlyInstanceOf(type).hasMessage(message);
    assertThat(thrown.getStackTrace())
        .as("the caller's stack")
        .anyMatch(frame -> frame.getClassName().equals(ManagerTest.class.getName()));
    assertThat(Objects.requireNonNull(thrown.getCause()).getStackTrace())
        .as("the owner's stack")
        .anyMatch(
            frame ->
                frame.getClassName().equals(SafeAccount.class.getName())
                    && frame.getMethodName().equals("fail"));
  }

  @Test
  void whatAMethodLeavesInterruptedIsNotTheNextOnes() throws Exception {
    try (RemoteObject<Account> remote =
        manager.share(Account.class, account()).connect(Account.class)) {
      remote.get().fail("by interrupting");
      assertThat(remote.get().book(new Booking("after", 1))).isEqualTo(1);
    }
  }

  @Test
  void everyMethodOfTheReadyMadeOnesWorksThroughAProxy() throws Exception {
    try (RemoteObject<SharedList<String>> remote =
            manager
                .share(SharedList.of(String.class), SharedList.create())
                .connect(SharedList.of(String.class));
        RemoteObject<SharedMap<Integer, Booking>> pairs =
            manager
                .share(SharedMap.of(Integer.class, Booking.class), SharedMap.create())
                .connect(SharedMap.of(Integer.class, Booking.class))) {
      SharedList<String> list = remote.get();
      assertThat(list.add("a")).isEqualTo(1);
      assertThat(list.addAll(List.of("b", "c", "b"))).isEqualTo(4);
      assertThat(list.set(0, "A")).isEqualTo("a");
      assertThat(list.compareAndSet(0, "a", "x")).isFalse();
      assertThat(list.compareAndSet(0, "A", "a")).isTrue();
      assertThat(list.update(0, text -> text + "!")).isEqualTo("a!");
      assertThat(list.remove(3)).isEqualTo("b");
      assertThat(list.removeEqual("b")).isTrue();
      assertThat(list.indexOf("c")).isEqualTo(1);
      assertThat(list.toList()).containsExactly("a!", "c");
      assertThatThrownBy(() -> list.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
      list.clear();
      assertThat(list.size()).isZero();

      SharedMap<Integer, Booking> map = pairs.get();
      Booking rent = new Booking("rent", 1);
      Booking wage = new Booking("wage", 2);
      assertThat(map.putIfAbsent(1, rent)).isNull();
      assertThat(map.putIfAbsent(1, wage)).isEqualTo(rent);
      assertThat(map.replace(1, wage, rent)).isFalse();
      assertThat(map.replace(1, rent, wage)).isTrue();
      assertThat(map.put(1, rent)).isEqualTo(wage);
      map.putAll(Map.of(2, wage));
      assertThat(map.containsKey(2)).isTrue();
      assertThat(map.removeEqual(2, rent)).isFalse();
      assertThat(map.removeEqual(2, wage)).isTrue();
      assertThat(map.toMap()).isEqualTo(Map.of(1, rent));
      assertThat(map.remove(1)).isEqualTo(rent);
      assertThat(map.get(1)).isNull();
      map.clear();
      assertThat(map.size()).isZero();
    }
  }

  @Test
  void aProxyIsEqualToOthersOfItsObjectAndSaysWhatItIs() throws Exception {
    Manager.Address<Account> address = manager.share(Account.class, account());
    Manager.Address<Account> another = manager.share(Account.class, account());
    try (RemoteObject<Account> one = address.connect(Account.class);
        RemoteObject<Account> same = address.connect(Account.class);
        RemoteObject<Account> other = another.connect(Account.class)) {
      assertThat(one.get()).isEqualTo(same.get()).hasSameHashCodeAs(same.get());
      assertThat(one.get()).isNotEqualTo(other.get()).isNotEqualTo("a text");
      assertThat(one.get().toString())
          .startsWith("Account at Manager.Address[")
          .doesNotContain(address.secret());
    }
  }

  interface Register<E> {
    boolean enter(E element);
  }

  interface Names extends Register<String> {
    String first();
  }

  record Named(String first) implements Names {
    @Override
    public boolean enter(String element) {
      return element.equals(first);
    }
  }

  @Test
  void typeVariablesStandForWhatWasSaid() throws Exception {
    Manager.Address<Register<String>> address =
        manager.share(new SharedType<Register<String>>() {}, new Named("Ada"));
    try (RemoteObject<Register<String>> remote =
        address.connect(new SharedType<Register<String>>() {})) {
      assertThat(remote.get().enter("Ada")).isTrue();
    }
    Manager.Address<Names> names = manager.share(Names.class, new Named("Eve"));
    Manager.Address<Register<String>> asParent =
        new Manager.Address<>(names.socket(), names.secret(), names.object());
    try (RemoteObject<Names> remote = names.connect(Names.class);
        RemoteObject<Register<String>> parent =
            asParent.connect(new SharedType<Register<String>>() {})) {
      assertThat(remote.get().enter("Eve")).isTrue();
      assertThat(parent.get().enter("Eve")).isTrue();
    }
    Manager.Address<Register<Long>> wrong =
        new Manager.Address<>(names.socket(), names.secret(), names.object());
    assertThatThrownBy(() -> wrong.connect(new SharedType<Register<Long>>() {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no enter(java.lang.Long): boolean");
  }

  interface TakesAThread {
    void run(List<Thread> threads);
  }

  @Test
  void whatCannotTravelIsRefusedWhenItIsShared() {
    assertThatThrownBy(() -> manager.share(TakesAThread.class, threads -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TakesAThread.run cannot be called")
        .hasMessageContaining("java.lang.Thread cannot travel");
    assertThatThrownBy(() -> manager.share(Comparator.class, Comparator.naturalOrder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object cannot travel");
    assertThatThrownBy(() -> manager.share(List.class, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> manager.share(String.class, "no interface"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an ordinary interface is needed");
  }

  @Test
  void anObjectThatWasWithdrawnIsAnErrorAndTheOthersGoOn() throws Exception {
    Manager.Address<Account> address = manager.share(Account.class, account());
    Manager.Address<Account> another = manager.share(Account.class, account());
    try (RemoteObject<Account> remote = address.connect(Account.class);
        RemoteObject<Account> other = another.connect(Account.class)) {
      manager.withdraw(address);
      assertThatThrownBy(() -> remote.get().last())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("shared no longer");
      assertThatThrownBy(() -> address.connect(Account.class))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("shared no longer");
      assertThat(other.get().last()).isNull();
    }
  }

  @Test
  void aClientThatIsKilledInTheMiddleOfACallHarmsNobody() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    SafeAccount shared = new SafeAccount(hanging);
    Manager.Address<Account> address = manager.share(Account.class, shared);
    try (ForkedJvm doomed = ForkedJvm.start();
        RemoteObject<Account> remote = address.connect(Account.class)) {
      CompletableFuture<Integer> unfinished = doomed.submit(new HangsInACall(address));
      hanging.await();
      doomed.kill();
      assertThatThrownBy(unfinished::get).hasCauseInstanceOf(ChildFailed.class);
      assertThat(remote.get().book(new Booking("after", 1))).isEqualTo(1);
      shared.release();
    }
  }

  @Test
  void whoCallsIsToldThatTheOwnerWasKilled() throws Exception {
    try (ForkedJvm owner = ForkedJvm.start()) {
      Manager.Address<SharedCounter> address = owner.run(new OwnsACounter());
      Manager.Address<Account> hanging = owner.run(new OwnsAHangingAccount());
      try (RemoteObject<SharedCounter> counter = address.connect(SharedCounter.class);
          RemoteObject<Account> account = hanging.connect(Account.class)) {
        assertThat(counter.get().addAndGet(2)).isEqualTo(2);
        CompletableFuture<Throwable> underWay = outcomeOf(account.get());
        owner.kill();
        assertThat(underWay.get()).isInstanceOf(CallLost.class).hasMessageContaining("JVM has end");
        assertThatThrownBy(() -> counter.get().get()).isInstanceOf(CallLost.class);
      }
      assertThatThrownBy(() -> address.connect(SharedCounter.class))
          .isInstanceOf(IOException.class);
    }
  }

  private static CompletableFuture<Throwable> outcomeOf(Account account) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(account::hang));
  }

  @Test
  void closingIsBoundedAndTellsWhoWaits() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    SafeAccount account = new SafeAccount(hanging);
    Manager.Address<Account> address = manager.share(Account.class, account);
    try (RemoteObject<Account> remote = address.connect(Account.class)) {
      CompletableFuture<Throwable> underWay = outcomeOf(remote.get());
      hanging.await();
      long start = System.nanoTime();
      manager.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(TimeoutFactor.times(Manager.CLOSE_DEADLINE));
      assertThat(underWay.get()).isInstanceOf(CallLost.class).hasMessageContaining("was closed");
      assertThatThrownBy(() -> remote.get().last()).isInstanceOf(CallLost.class);
    }
  }

  @Test
  void aCallUnderWayIsAnsweredBeforeTheManagerIsClosed() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Register<String> slow =
        element -> {
          inside.countDown();
          try {
            goOn.await();
          } catch (InterruptedException cut) {
            return false;
          }
          return true;
        };
    SharedType<Register<String>> type = new SharedType<>() {};
    try (RemoteObject<Register<String>> remote = manager.share(type, slow).connect(type)) {
      CompletableFuture<Boolean> called =
          CompletableFuture.supplyAsync(() -> remote.get().enter("slowly"));
      inside.await();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(manager::close);
      goOn.countDown();
      assertThat(called.get()).isTrue();
      closing.get();
    }
  }

  @Test
  void anInterruptedCallerIsToldAndStaysInterrupted() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    SafeAccount shared = new SafeAccount(hanging);
    Manager.Address<Account> address = manager.share(Account.class, shared);
    try (RemoteObject<Account> remote = address.connect(Account.class)) {
      CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  remote.get().hang();
                } catch (CallLost expected) {
                  stillInterrupted.complete(Thread.currentThread().isInterrupted());
                } catch (InterruptedException | RuntimeException wrong) {
                  stillInterrupted.completeExceptionally(wrong);
                }
              });
      caller.start();
      hanging.await();
      caller.interrupt();
      assertThat(stillInterrupted.get()).isTrue();
      caller.join();
      assertThat(remote.get().book(new Booking("after", 1))).isEqualTo(1);
      shared.release();
    }
  }

  @Test
  void aClosedHandleIsAnError() throws Exception {
    RemoteObject<Account> remote = manager.share(Account.class, account()).connect(Account.class);
    remote.close();
    assertThatThrownBy(() -> remote.get().last())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void hostileFramesEndTheirOwnConnectionOnly() throws Exception {
    Manager.Address<Account> address = manager.share(Account.class, account());
    Random random = new Random(5);
    try (RemoteObject<Account> remote = address.connect(Account.class)) {
      for (int i = 0; i < FRAMES; i++) {
        byte[] frame = new byte[random.nextInt(40)];
        random.nextBytes(frame);
        if (frame.length > 9 && i % 2 == 0) { // As good as a call, but for its arguments.
          byte[] head = ManagerWire.callHead(address.object(), random.nextInt(7));
          System.arraycopy(head, 0, frame, 0, head.length);
        }
        isAnswered(address, frame);
        assertThat(remote.get().last()).isNull();
      }
    }
  }

  /** By a refusal and the end, or, where the bytes chance to be a call, by its answer. */
  private static void isAnswered(Manager.Address<?> address, byte[] frame) throws Exception {
    try (Connection stranger = Reception.enter(address.socket(), address.secret())) {
      stranger.sendBytes(frame);
      byte[] answer = stranger.receiveBytes();
      if (answer[0] == ManagerWire.REFUSED) {
        assertThatThrownBy(stranger::receiveBytes).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void aMethodThatIsNotInTheInterfaceCannotBeCalled() throws Exception {
    Manager.Address<Ledger<Booking>> address =
        manager.share(new SharedType<Ledger<Booking>>() {}, account());
    for (int method : new int[] {1, -1, Integer.MAX_VALUE}) {
      try (Connection stranger = Reception.enter(address.socket(), address.secret())) {
        stranger.sendBytes(ManagerWire.callHead(address.object(), method));
        byte[] answer = stranger.receiveBytes();
        assertThat(answer[0]).isEqualTo(ManagerWire.REFUSED);
        assertThat(
                Values.decodeAll(answer, 1, List.of(TypeInContext.of(String.class)))[0].toString())
            .contains("has no method number " + method);
      }
    }
    Manager.Address<Account> more =
        new Manager.Address<>(address.socket(), address.secret(), address.object());
    assertThatThrownBy(() -> more.connect(Account.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Account")
        .hasMessageContaining("has no ");
  }

  @Test
  void anArgumentOrAResultThatCannotTravelHarmsNothing() throws Exception {
    SharedType<Register<List<String>>> type = new SharedType<>() {};
    try (RemoteObject<Register<List<String>>> remote =
        manager.share(type, element -> element.isEmpty()).connect(type)) {
      List<String> notAString = new ArrayList<>();
      @SuppressWarnings({"unchecked", "rawtypes"})
      boolean added = ((List) notAString).add(new Object());
      assertThat(added).isTrue();
      assertThatThrownBy(() -> remote.get().enter(notAString))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(remote.get().enter(List.of())).isTrue();
    }
    try (RemoteObject<Ledger<byte[]>> remote =
        manager
            .share(
                new SharedType<Ledger<byte[]>>() {},
                () -> List.of(new byte[Connection.LONGEST_MESSAGE]))
            .connect(new SharedType<Ledger<byte[]>>() {})) {
      assertThatThrownBy(() -> remote.get().entries())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("send it in parts");
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotLetIn() {
    Manager.Address<Account> address = manager.share(Account.class, account());
    assertThatThrownBy(
            () ->
                new Manager.Address<Account>(address.socket(), "wrong", address.object())
                    .connect(Account.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the secret is wrong");
  }
}
