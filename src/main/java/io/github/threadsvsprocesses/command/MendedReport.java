package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.verdict.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Mends what is amiss in the Allure report, a single file with its styles and scripts inside.
 *
 * <ul>
 *   <li>The message and the stack of a failure go into the page as HTML, so that a tag in them
 *       hides the test, and a script in them runs (allure2, issue 3043): its library for the
 *       colours of terminals is told to escape them.
 *   <li>Its font of symbols is there in five formats, of which today's browsers ask for WOFF2
 *       alone: without the others it is some 1.6 MB smaller, of 3.3 that it holds before its first
 *       test.
 * </ul>
 */
final class MendedReport {
  private static final Pattern EMBEDDED =
      Pattern.compile("(?<==\"data:text/(?:css|javascript);base64,)[A-Za-z0-9+/=]++(?=\")");

  private static final String AS_HTML = "escapeXML:!1";
  private static final String AS_TEXT = "escapeXML:!0";

  private static final Pattern OLD_FONT =
      Pattern.compile(
          "url\\(data:(?:application/vnd\\.ms-fontobject|font/ttf|font/woff);[^)]*+\\)"
              + "|url\\(data:image/svg\\+xml[^)]*+\\)(?= format\\(\"svg\"\\))");

  private static final String NOTHING = "url(data:,)";

  private MendedReport() {}

  /** Where there is a report; a part of one is removed. */
  static void make(Path report) throws IOException {
    if (!Files.isRegularFile(report)) {
      return;
    }
    String html = Files.readString(report);
    if (!html.stripTrailing().endsWith("</html>")) {
      Files.delete(report); // Its generator was stopped, as by a full disk; others need the room.
      return;
    }
    String mended = EMBEDDED.matcher(html).replaceAll(MendedReport::mended);
    if (!mended.equals(html)) {
      WholeFile.write(report, mended);
    }
  }

  /** Byte by byte, so that what is not mended stays as it is. */
  private static String mended(MatchResult embedded) {
    byte[] bytes = Base64.getDecoder().decode(embedded.group());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String mended = OLD_FONT.matcher(text).replaceAll(NOTHING).replace(AS_HTML, AS_TEXT);
    return mended.equals(text)
        ? embedded.group()
        : Base64.getEncoder().encodeToString(mended.getBytes(StandardCharsets.ISO_8859_1));
  }
}
