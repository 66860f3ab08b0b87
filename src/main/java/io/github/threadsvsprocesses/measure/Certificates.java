package io.github.threadsvsprocesses.measure;

import java.util.List;
import java.util.Map;

/**
 * What one measurement says, a certificate for each question. Immutable.
 *
 * @param all in the order in which they were asked
 * @param shown how many times faster than one worker crews were that nobody asked about, the median
 *     of a few rounds; none where the measurement ended before
 */
public record Certificates(List<Certificate> all, Map<String, Double> shown) {
  public Certificates {
    all = List.copyOf(all);
    shown = Map.copyOf(shown);
  }

  /**
   * The certificate of one question.
   *
   * @throws IllegalArgumentException if it was not asked
   */
  public Certificate of(String crew, Proposition proposition) {
    return all.stream()
        .filter(one -> one.crew().equals(crew) && one.proposition() == proposition)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody asked whether \""
                        + crew
                        + "\" "
                        + proposition.inWords()
                        + "; asked were "
                        + all.stream()
                            .map(one -> "\"" + one.crew() + "\" " + one.proposition().inWords())
                            .toList()));
  }
}
