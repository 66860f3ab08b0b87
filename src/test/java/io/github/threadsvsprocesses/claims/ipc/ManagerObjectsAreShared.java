package io.github.threadsvsprocesses.claims.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AppendsToAList;
import io.github.threadsvsprocesses.children.AsksForAnEntry;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.Manager;
import io.github.threadsvsprocesses.ipc.SharedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several processes can change one object held by a manager, and each sees the changes. */
@Claim("ipc.manager-objects-are-shared")
class ManagerObjectsAreShared {
  private static final String OWNERS = "by the owner";
  private static final String FIRST = "by the first child";
  private static final String SECOND = "by the second child";
  private static final String AGAIN = "by the first child again";

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

  @Control(refusedWith = "the second child's list is [by the owner, by the second child]")
  void aCopySentByValue(ProcessCrew processes, Evidence evidence) throws Exception {
    eachSeesWhatTheOthersChanged(processes, SharedList.create(), null, evidence);
  }

  private static void eachSeesWhatTheOthersChanged(
      ProcessCrew processes,
      SharedList<String> list,
      Manager.@Nullable Address<SharedList<String>> managed,
      Evidence evidence)
      throws Exception {
    evidence.given(
        "a list in the parent; the children get "
            + (managed == null ? "the list itself, by value" : "its place at a manager"));
    evidence.when("the owner, both children and the first child again append, one after another");
    list.add(OWNERS);
    holds("the first child's", append(processes, 0, managed, list, FIRST), evidence, OWNERS, FIRST);
    holds(
        "the second child's",
        append(processes, 1, managed, list, SECOND),
        evidence,
        OWNERS,
        FIRST,
        SECOND);
    holds("the owner's", list.toList(), evidence, OWNERS, FIRST, SECOND);

    evidence.when("the owner removes its entry");
    list.remove(0);
    holds(
        "the first child's",
        append(processes, 0, managed, list, AGAIN),
        evidence,
        FIRST,
        SECOND,
        AGAIN);
    holds("the owner's", list.toList(), evidence, FIRST, SECOND, AGAIN);
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

  private static void holds(String whose, List<String> seen, Evidence evidence, String... entries) {
    evidence.fact(whose + " list", seen);
    assertThat(seen).withFailMessage("%s list is %s", whose, seen).containsExactly(entries);
  }
}
