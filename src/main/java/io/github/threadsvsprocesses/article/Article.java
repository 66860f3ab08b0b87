package io.github.threadsvsprocesses.article;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document and the claims it makes, in reading order.
 *
 * @param title the document's first heading
 * @param sections the sections that make claims
 * @param untestable what the document says and no test can judge, each with the reason
 */
public record Article(String title, List<Section> sections, List<Untestable> untestable) {
  public Article {
    sections = List.copyOf(sections);
    untestable = List.copyOf(untestable);
  }

  /** All claims in reading order. */
  public Stream<Statement> claims() {
    return sections.stream().flatMap(section -> section.claims().stream());
  }

  /** The claim with this id, if the document makes it. */
  public Optional<Statement> claim(String id) {
    return claims().filter(claim -> claim.id().equals(id)).findFirst();
  }

  /** The section a claim stands in. */
  public Optional<Section> sectionOf(String claimId) {
    return sections.stream()
        .filter(section -> section.claims().stream().anyMatch(c -> c.id().equals(claimId)))
        .findFirst();
  }

  /**
   * A part of the document.
   *
   * @param id what the ids of its claims begin with
   * @param number its place among the sections that make claims, from 1
   * @param title its heading
   * @param claims its claims in reading order
   */
  public record Section(String id, int number, String title, List<Statement> claims) {
    public Section {
      claims = List.copyOf(claims);
    }
  }

  /**
   * One claim as the document words it.
   *
   * @param id {@code section.name-in-kebab-case}; never changes
   * @param text the proposition
   * @param planned true when no class states it yet; it counts against the total
   * @param countsOn the kind of runtime whose verdict the summary counts, {@code jvm} unless the
   *     link's title names another
   */
  public record Statement(String id, String text, boolean planned, String countsOn) {
    /** The runtime that counts when the document names none. */
    public static final String JVM = "jvm";

    /**
     * True of a runtime of the kind that counts: each word of the kind is one of its name, as those
     * of {@code free-threaded cpython} are of {@code cpython 3.13.0 free-threaded}.
     */
    public boolean isCountedOn(String runtime) {
      return List.of(runtime.split(" ", -1)).containsAll(List.of(countsOn.split(" ", -1)));
    }

    /** The part of the id before the dot. */
    public String section() {
      return id.substring(0, id.indexOf('.'));
    }

    /** The proposition as a sentence of its own: first letter large. */
    public String sentence() {
      return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
  }

  /**
   * What the document says and no test can judge.
   *
   * @param text the statement
   * @param reason why it cannot be tested
   */
  public record Untestable(String text, String reason) {}
}
