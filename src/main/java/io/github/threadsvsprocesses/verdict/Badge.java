package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.util.Locale;

/** The counts as a badge: for shields.io's endpoint, and as a picture that needs no network. */
public final class Badge {
  private static final String LABEL = "claims";
  private static final double CHARACTER_WIDTH = 6.6;
  private static final int PADDING = 10;

  private Badge() {}

  /** The shields.io endpoint format, schema version 1. */
  public static String json(Summary summary) {
    return String.format(
        Locale.ROOT,
        "{\"schemaVersion\": 1, \"label\": \"%s\", \"message\": \"%s\", \"color\": \"%s\"}%n",
        LABEL,
        summary.inWords(),
        color(summary));
  }

  /** A self-contained picture; its title tells a screen reader the same. */
  public static String svg(Summary summary) {
    String message = summary.inWords();
    int left = width(LABEL);
    int right = width(message);
    int all = left + right;
    String title = LABEL + ": " + message;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s">
          <title>%2$s</title>
          <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
          <g clip-path="url(#r)">
            <rect width="%3$d" height="20" fill="#444"/>
            <rect x="%3$d" width="%4$d" height="20" fill="%5$s"/>
          </g>
          <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
            <text x="%6$d" y="14" textLength="%7$d">%8$s</text>
            <text x="%9$d" y="14" textLength="%10$d">%11$s</text>
          </g>
        </svg>
        """
        .formatted(
            all,
            title,
            left,
            right,
            hex(summary),
            left / 2,
            left - PADDING,
            LABEL,
            left + right / 2,
            right - PADDING,
            message);
  }

  private static int width(String text) {
    return (int) Math.round(text.length() * CHARACTER_WIDTH) + PADDING;
  }

  private static String color(Summary summary) {
    if (summary.refuted() > 0) {
      return "red";
    }
    return summary.confirmed() == summary.claims() ? "brightgreen" : "blue";
  }

  private static String hex(Summary summary) {
    return switch (color(summary)) {
      case "red" -> "#b3261e";
      case "brightgreen" -> "#2e7d32";
      default -> "#1f6fb2";
    };
  }
}
