package io.github.threadsvsprocesses.claims.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Notebook;
import io.github.threadsvsprocesses.children.ReadsOnePlace;
import io.github.threadsvsprocesses.children.ReadsOnePlace.Place;
import io.github.threadsvsprocesses.children.WritesToBothPlaces;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.SharedMemory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Between processes, only memory that was explicitly shared is visible. */
@Claim("isolation.only-explicit-sharing-is-visible")
class OnlyExplicitSharingIsVisible {
  private static final long BY_A_CHILD = 42;
  private static final long BY_THE_PARENT = 43;
  private static final String NOTHING_ARRIVED =
      "nothing arrived in the plain static field: the parent found 0";

  /** What one finds in either place. */
  private record Found(long shared, long plain) {
    long in(Place place) {
      return place == Place.THE_SHARED_MAPPING ? shared : plain;
    }
  }

  /** What is found after a child of CPython has written, and then after its parent has. */
  private record PythonFound(
      long childsOwn,
      Found parentFinds,
      Found siblingFinds,
      Found childFindsThen,
      Found siblingFindsThen) {}

  @BeforeEach
  void theParentsListIsEmpty() {
    Notebook.ENTRIES.clear();
  }

  @Check
  void whatIsWrittenArrivesInTheSharedMappingAlone(ProcessCrew processes, Evidence evidence)
      throws Exception {
    whatIsWrittenArrivesIn(Place.THE_SHARED_MAPPING, processes, evidence);
    evidence.when("everybody looks into a plain static field");
    assertThat(Notebook.ENTRIES)
        .as("the parent's field holds what the parent wrote, and no more")
        .containsExactly(Long.toString(BY_THE_PARENT));
    long theSiblings = processes.runOn(1, new ReadsOnePlace(nowhere(), Place.THE_PLAIN_FIELD));
    evidence.fact("The parent's field", Notebook.ENTRIES);
    evidence.fact("What the sibling finds in its field", theSiblings);
    assertThat(theSiblings).as("the sibling's field holds nothing").isZero();
  }

  private static SharedMemory.Address nowhere() {
    return new SharedMemory.Address("", 1);
  }

  @Control(refusedWith = NOTHING_ARRIVED)
  void whatIsWrittenIsSoughtInThePlainField(ProcessCrew processes, Evidence evidence)
      throws Exception {
    whatIsWrittenArrivesIn(Place.THE_PLAIN_FIELD, processes, evidence);
  }

  @PythonCheck
  void inPythonWhatIsWrittenArrivesInSharedMemoryAlone(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          PythonFound found = arriveIn(Place.THE_SHARED_MAPPING, python, method, evidence);
          evidence.fact("What the sibling finds in its variable", found.siblingFindsThen().plain());
          assertThat(found.siblingFindsThen().plain())
              .as("the sibling's variable holds nothing")
              .isZero();
          assertThat(found.childFindsThen().plain())
              .as("the child's variable holds what the child wrote")
              .isEqualTo(BY_A_CHILD);
        });
  }

  @PythonControl(refusedWith = NOTHING_ARRIVED)
  void inPythonWhatIsWrittenIsSoughtInThePlainVariable(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python,
        NOTHING_ARRIVED,
        evidence,
        method -> arriveIn(Place.THE_PLAIN_FIELD, python, method, evidence));
  }

  private static PythonFound arriveIn(
      Place place, CPython python, String method, Evidence evidence) {
    PythonFound found =
        python.run(
            PythonFound.class,
            "only_explicit_sharing_is_visible",
            method,
            BY_A_CHILD,
            BY_THE_PARENT);
    tellThatAChildWrites(List.of(Long.toString(found.childsOwn())), evidence);
    arrived("the parent", found.parentFinds().in(place), BY_A_CHILD, place, evidence);
    arrived("the sibling", found.siblingFinds().in(place), BY_A_CHILD, place, evidence);
    tellThatTheParentWrites(evidence);
    arrived("the child", found.childFindsThen().in(place), BY_THE_PARENT, place, evidence);
    return found;
  }

  private static void whatIsWrittenArrivesIn(Place place, ProcessCrew processes, Evidence evidence)
      throws Exception {
    try (SharedMemory memory = SharedMemory.create(Long.BYTES)) {
      ReadsOnePlace reading = new ReadsOnePlace(memory.address(), place);
      tellThatAChildWrites(
          processes.runOn(0, new WritesToBothPlaces(memory.address(), BY_A_CHILD)), evidence);
      arrived("the parent", reading.run(), BY_A_CHILD, place, evidence);
      arrived("the sibling", processes.runOn(1, reading), BY_A_CHILD, place, evidence);

      tellThatTheParentWrites(evidence);
      new WritesToBothPlaces(memory.address(), BY_THE_PARENT).run();
      arrived("the child", processes.runOn(0, reading), BY_THE_PARENT, place, evidence);
      memory.unlink();
    }
  }

  private static void tellThatAChildWrites(List<String> itsOwn, Evidence evidence) {
    evidence.when(
        "a child writes %d into the shared mapping and into its plain static field"
            .formatted(BY_A_CHILD));
    evidence.fact("The child's own field then", itsOwn);
    assertThat(itsOwn).as("the child did write").containsExactly("" + BY_A_CHILD);
  }

  private static void tellThatTheParentWrites(Evidence evidence) {
    evidence.when("the parent writes %d in the same way".formatted(BY_THE_PARENT));
  }

  private static void arrived(
      String who, long found, long written, Place place, Evidence evidence) {
    evidence.fact("What " + who + " finds in " + place.inWords(), found);
    assertThat(found)
        .withFailMessage(
            "nothing arrived in %s: %s found %d, not %d", place.inWords(), who, found, written)
        .isEqualTo(written);
  }
}
