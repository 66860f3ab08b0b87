package io.github.threadsvsprocesses.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who held what, and when: a lane for each thread or process, and on it the spans in which it did.
 * Immutable.
 *
 * @param title what the spans are, such as "who held the interpreter lock"
 * @param spans in any order; lanes are drawn downwards in the order in which they first come here
 */
public record Timeline(String title, List<Span> spans) {
  /**
   * One lane from one moment to another, both by the same clock, such as {@link System#nanoTime}.
   */
  public record Span(String lane, long fromNanos, long toNanos) {
    /** Two moments, which may be one; the clock's zero is anywhere, and it may overflow. */
    public Span {
      if (toNanos - fromNanos < 0) {
        throw new IllegalArgumentException(
            "a span of " + lane + " ends " + (fromNanos - toNanos) + " ns before it begins");
      }
    }
  }

  public Timeline {
    spans = List.copyOf(spans);
  }

  /** What is left of it, and a title that says how much that is. */
  record Cut(String title, Map<String, List<Span>> lanes, long startNanos) {}

  /**
   * What is drawn of it.
   *
   * @param mostLanes the first ones are kept
   * @param mostSpans of these lanes; the earliest ones are kept
   */
  Cut cut(int mostLanes, int mostSpans) {
    Map<String, List<Span>> lanes = new LinkedHashMap<>();
    for (Span span : spans) {
      if (lanes.containsKey(span.lane()) || lanes.size() < mostLanes) {
        lanes.computeIfAbsent(span.lane(), none -> new ArrayList<>());
      }
    }
    if (lanes.isEmpty()) {
      return new Cut(title, lanes, 0);
    }
    List<Span> kept = new ArrayList<>();
    spans.stream().filter(span -> lanes.containsKey(span.lane())).forEach(kept::add);
    long anyMoment = kept.get(0).fromNanos();
    kept.sort(Comparator.comparingLong(span -> span.fromNanos() - anyMoment));
    kept.subList(Math.min(mostSpans, kept.size()), kept.size()).clear();
    kept.forEach(span -> lanes.getOrDefault(span.lane(), Collections.emptyList()).add(span));
    return new Cut(
        kept.size() == spans.size()
            ? title
            : kept.size()
                + " of "
                + spans.size()
                + " spans, on "
                + lanes.size()
                + " of "
                + spans.stream().map(Span::lane).distinct().count()
                + " lanes: "
                + title,
        lanes,
        kept.get(0).fromNanos());
  }

  /** A line for each span, earliest first, for where no picture can be drawn. */
  String asText(int mostLanes, int mostSpans) {
    Cut cut = cut(mostLanes, mostSpans);
    StringBuilder table =
        new StringBuilder(cut.title()).append("\n     from ms        to ms  who\n");
    cut.lanes().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(span -> span.fromNanos() - cut.startNanos()))
        .forEach(
            span ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "%12.3f %12.3f  %s\n",
                        (span.fromNanos() - cut.startNanos()) / 1e6,
                        (span.toNanos() - cut.startNanos()) / 1e6,
                        span.lane())));
    return table.toString();
  }
}
