package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a manager's clients do in child JVMs, and what they use there. */
final class ManagerTasks {
  private ManagerTasks() {}

  record Booking(String purpose, long cents) {}

  static final class Overdrawn extends Exception {
    private static final long serialVersionUID = 1;

    Overdrawn(String message) {
      super(message);
    }
  }

  /** Unknown to the kit and declared by no method. */
  static final class Robbed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Robbed(String message) {
      super(message);
    }
  }

  interface Ledger<E> {
    List<E> entries();

    default int length() {
      return entries().size();
    }
  }

  interface Account extends Ledger<Booking> {
    long book(Booking booking) throws Overdrawn;

    @Nullable Booking last();

    void fail(String how) throws IOException;

    /** Ends when the test says so. */
    void hang() throws InterruptedException;
  }

  record AddsToTheCounter(Manager.Address<SharedCounter> address, int times)
      implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (RemoteObject<SharedCounter> counter = address.connect(SharedCounter.class)) {
        for (int i = 0; i < times; i++) {
          counter.get().addAndGet(1);
        }
        return times;
      }
    }
  }

  /** Counts words: read and write are one step, or none. */
  record CountsWords(Manager.Address<SharedMap<String, Integer>> address, List<String> words)
      implements Task<Map<String, Integer>> {
    @Override
    public Map<String, Integer> run() throws Exception {
      try (RemoteObject<SharedMap<String, Integer>> counts =
          address.connect(SharedMap.of(String.class, Integer.class))) {
        for (String word : words) {
          counts.get().merge(word, 1, Integer::sum);
        }
        return counts.get().toMap();
      }
    }
  }

  record AppendsBookings(Manager.Address<SharedList<Booking>> address, String who, int times)
      implements Task<List<Booking>> {
    @Override
    public List<Booking> run() throws Exception {
      try (RemoteObject<SharedList<Booking>> list = address.connect(SharedList.of(Booking.class))) {
        for (int i = 0; i < times; i++) {
          list.get().add(new Booking(who, i));
        }
        return list.get().toList();
      }
    }
  }

  /** Says what came back from the account, exceptions as their class and message. */
  record UsesTheAccount(Manager.Address<Account> address) implements Task<List<String>> {
    @Override
    public List<String> run() throws Exception {
      try (RemoteObject<Account> remote = address.connect(Account.class)) {
        Account account = remote.get();
        String before = String.valueOf(account.last());
        long balance = account.book(new Booking("in the child", 700));
        String refused;
        try {
          refused = "booked " + account.book(new Booking("too much", -10_000));
        } catch (Overdrawn expected) {
          refused = expected.getMessage();
        }
        return List.of(before, "" + balance, refused, "" + account.length());
      }
    }
  }

  /** Is in the middle of a call when it is killed. */
  record HangsInACall(Manager.Address<Account> address) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      try (RemoteObject<Account> remote = address.connect(Account.class)) {
        remote.get().hang();
        return 0;
      }
    }
  }

  /** Owns a counter for as long as it lives. */
  record OwnsACounter() implements Task<Manager.Address<SharedCounter>> {
    @Override
    public Manager.Address<SharedCounter> run() throws Exception {
      return Manager.open().share(SharedCounter.class, SharedCounter.create());
    }
  }

  /** Owns an account whose calls never end. */
  record OwnsAHangingAccount() implements Task<Manager.Address<Account>> {
    @Override
    public Manager.Address<Account> run() throws Exception {
      return Manager.open().share(Account.class, new SafeAccount(new CountDownLatch(0)));
    }
  }
}
