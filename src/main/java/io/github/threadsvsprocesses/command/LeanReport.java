package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.verdict.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Takes out of the Allure report, a single file, what no browser of today asks for: its font of
 * symbols in four older formats beside WOFF2, some 1.6 MB of 3.3 that a report holds before its
 * first test.
 */
final class LeanReport {
  private static final String STYLES =
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"data:text/css;base64,";

  private static final Pattern OLD_FONT =
      Pattern.compile(
          "url\\(data:(?:application/vnd\\.ms-fontobject|font/ttf|font/woff);[^)]*+\\)"
              + "|url\\(data:image/svg\\+xml[^)]*+\\)(?= format\\(\"svg\"\\))");

  private static final String NOTHING = "url(data:,)";

  private LeanReport() {}

  /** Where there is a report with such fonts; a part of one is removed, another left as it is. */
  static void make(Path report) throws IOException {
    if (!Files.isRegularFile(report)) {
      return;
    }
    String html = Files.readString(report);
    if (!html.stripTrailing().endsWith("</html>")) {
      Files.delete(report); // Its generator was stopped, as by a full disk; others need the room.
      return;
    }
    int begin = html.indexOf(STYLES) + STYLES.length();
    int end = html.indexOf('"', begin);
    if (begin < STYLES.length() || end < 0) {
      return;
    }
    byte[] styles = Base64.getDecoder().decode(html.substring(begin, end));
    String all = new String(styles, StandardCharsets.UTF_8);
    String lean = OLD_FONT.matcher(all).replaceAll(NOTHING);
    if (lean.length() < all.length()) {
      String encoded = Base64.getEncoder().encodeToString(lean.getBytes(StandardCharsets.UTF_8));
      WholeFile.write(report, html.substring(0, begin) + encoded + html.substring(end));
    }
  }
}
