package io.github.threadsvsprocesses.claims.parallel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All windows that two players have played so far, and what follows from them together. */
public final class Windows {
  /** One might be what it is by chance. */
  static final int ENOUGH = 5;

  private final List<Window> windows = new ArrayList<>();

  public void add(Window window) {
    windows.add(window);
  }

  public int size() {
    return windows.size();
  }

  /** The one with the fewest switches; empty while there is no witness. */
  Optional<Window> clearestWitness() {
    return windows.stream()
        .filter(Window::isWitness)
        .min(Comparator.comparingLong(Window::switches));
  }

  /** There must be one. */
  Window last() {
    return windows.get(windows.size() - 1);
  }

  /**
   * Why there will be no witness: in all windows in which anything happened, and these are enough,
   * the players took turns and nothing else, and they saw what makes them. Empty while this cannot
   * be said; that no witness was found is no reason.
   */
  public Optional<String> whyThereIsNoWitness() {
    List<Window> played = windows.stream().filter(window -> window.handOffs() > 0).toList();
    boolean turns =
        played.size() >= ENOUGH
            && played.stream()
                .allMatch(
                    window -> window.isNothingButTurns() && window.whatTheyShare().isPresent());
    return turns
        ? played.get(0).whatTheyShare().map(shared -> shared + "; " + inWords())
        : Optional.empty();
  }

  /** How many there were, counted by what they show. */
  public String inWords() {
    return "%d windows, %s: %d hand-offs, %d switches"
        .formatted(
            windows.size(),
            windows.stream()
                .collect(Collectors.groupingBy(Window::flaw, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(flaw -> flaw.getValue() + " " + flaw.getKey())
                .collect(Collectors.joining(", ")),
            windows.stream().mapToLong(Window::handOffs).sum(),
            windows.stream().mapToLong(Window::switches).sum());
  }
}
