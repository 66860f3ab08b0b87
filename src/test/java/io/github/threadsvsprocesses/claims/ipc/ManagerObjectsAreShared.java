package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToAList;
import io.github.threadsvsprocesses.children.AsksForAnEntry;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.SharedList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several processes can change one object held by a manager, and each sees the changes. */
@Claim("ipc.manager-objects-are-shared")
class ManagerObjectsAreShared {
  private static final String OWNERS = "by the owner";
  private static final String FIRST = "by the first child";
  private static final String SECOND = "by the second child";
  private static final String AGAIN = "by the first child again";
  private static final String COPY = "the second child's list is [" + OWNERS + ", " + SECOND + "]";

  /** What somebody finds in the list after a change. */
  private record Seen(String whose, List<String> list) {}

  /**
   * What CPython tells.
   *
   * @param seen one after another
   * @param thrownForEntry7 the type of what a child caught that asked for an entry there is not
   */
  private record PythonSeen(List<Seen> seen, String thrownForEntry7) {}

  @Check
  void eachSeesWhatTheOthersChanged(ProcessCrew processes, Evidence evidence) throws Exception {
    try (Manager manager = Manager.open()) {
      SharedList<String> list = SharedList.create();
      eachSeesWhatTheOthersChanged(
          processes, list, manager.share(SharedList.of(String.class), list), evidence);
    }
  }

  @Check
  void whatTheObjectThrowsArrivesTypedAndWithBothStacks(
      @Workers(1) ProcessCrew child, Evidence evidence) throws Exception {
    try (Manager manager = Manager.open()) {
      SharedList<String> list = SharedList.create();
      evidence.when("the child asks an empty list of its parent for entry 7");
      List<String> stacks =
          child.runOn(0, new AsksForAnEntry(manager.share(SharedList.of(String.class), list), 7));
      evidence.fact("Classes on the stacks of the IndexOutOfBoundsException it caught", stacks);
      assertThat(stacks)
          .as("the caller's stack and the owner's")
          .contains(AsksForAnEntry.class.getName())
          .anyMatch(name -> name.endsWith(".ListHere"));
    }
  }

  @Control(refusedWith = COPY)
  void aCopySentByValue(ProcessCrew processes, Evidence evidence) throws Exception {
    eachSeesWhatTheOthersChanged(processes, SharedList.create(), null, evidence);
  }

  /** An exception comes typed, and with its caller's stack alone: the owner's is not sent along. */
  @PythonCheck
  void aListOfPythonsManager(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          String thrown = inPython(method, true, python, evidence);
          evidence.when("a child asks the list for entry 7");
          evidence.fact("It catches", thrown);
          assertThat(thrown).as("what the child caught").isEqualTo("IndexError");
        });
  }

  @PythonControl(refusedWith = COPY)
  void aCopyThatPythonSendsByValue(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, COPY, evidence, method -> inPython(method, false, python, evidence));
  }

  private static String inPython(
      String method, boolean managed, CPython python, Evidence evidence) {
    tell(managed, evidence);
    PythonSeen found =
        python.run(
            PythonSeen.class,
            "manager_objects_are_shared",
            method,
            OWNERS,
            FIRST,
            SECOND,
            AGAIN,
            managed);
    eachSawAllChanges(found.seen(), evidence);
    return found.thrownForEntry7();
  }

  private static void tell(boolean managed, Evidence evidence) {
    evidence.given(
        "a list in the parent; the children get "
            + (managed ? "its place at a manager" : "the list itself, by value"));
  }

  private static void eachSeesWhatTheOthersChanged(
      ProcessCrew processes,
      SharedList<String> list,
      Manager.@Nullable Address<SharedList<String>> managed,
      Evidence evidence)
      throws Exception {
    tell(managed != null, evidence);
    List<Seen> seen = new ArrayList<>();
    list.add(OWNERS);
    seen.add(new Seen("the first child's", append(processes, 0, managed, list, FIRST)));
    seen.add(new Seen("the second child's", append(processes, 1, managed, list, SECOND)));
    seen.add(new Seen("the owner's", list.toList()));
    list.remove(0);
    seen.add(new Seen("the first child's", append(processes, 0, managed, list, AGAIN)));
    seen.add(new Seen("the owner's", list.toList()));
    eachSawAllChanges(seen, evidence);
  }

  private static void eachSawAllChanges(List<Seen> seen, Evidence evidence) {
    assertThat(seen).as("looks at the list").hasSize(5);
    evidence.when("the owner, both children and the first child again append, one after another");
    holds(seen.get(0), evidence, OWNERS, FIRST);
    holds(seen.get(1), evidence, OWNERS, FIRST, SECOND);
    holds(seen.get(2), evidence, OWNERS, FIRST, SECOND);

    evidence.when("the owner has removed its entry before the last of these");
    holds(seen.get(3), evidence, FIRST, SECOND, AGAIN);
    holds(seen.get(4), evidence, FIRST, SECOND, AGAIN);
  }

  private static List<String> append(
      ProcessCrew processes,
      int worker,
      Manager.@Nullable Address<SharedList<String>> managed,
      SharedList<String> list,
      String entry) {
    List<String> copy = managed == null ? list.toList() : List.of();
    return processes.runOn(worker, new AppendsToAList(managed, copy, entry));
  }

  private static void holds(Seen seen, Evidence evidence, String... entries) {
    evidence.fact(seen.whose() + " list", seen.list());
    assertThat(seen.list())
        .withFailMessage("%s list is %s", seen.whose(), seen.list())
        .containsExactly(entries);
  }
}
