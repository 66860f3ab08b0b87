package io.github.threadsvsprocesses.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendedReportTest {
  private static final String FONT =
      "@font-face{src:url(%s);src:url(%s) format(\"embedded-opentype\"),"
          + "url(data:font/woff2;base64,BBBB) format(\"woff2\"),url(%s) format(\"woff\"),"
          + "url(%s) format(\"truetype\"),url(%s) format(\"svg\")}"
          + ".icon{background:url(data:image/svg+xml;base64,CCCC)}";

  @TempDir private Path folder;

  private String report(String styles) {
    return "<html><link rel=\"stylesheet\" type=\"text/css\" href=\"data:text/css;base64,"
        + base64(styles)
        + "\"><p>and so on</p></html>";
  }

  @Test
  void holdsItsFontOnceAndAllElseAsItWas() throws IOException {
    Path file = folder.resolve("index.html");
    String eot = "data:application/vnd.ms-fontobject;base64,AAAA";
    Files.writeString(
        file,
        report(
            FONT.formatted(
                eot,
                eot + "?#iefix&v=4.7.0",
                "data:font/woff;base64,AAAA",
                "data:font/ttf;base64,AAAA",
                "data:image/svg+xml;base64,AAAA")));
    MendedReport.make(file);
    String nothing = "data:,";
    assertThat(file)
        .content()
        .isEqualTo(report(FONT.formatted(nothing, nothing, nothing, nothing, nothing)));
  }

  @Test
  void showsFailuresAsText() throws IOException {
    Path file = folder.resolve("index.html");
    String script = "<script src=\"data:text/javascript;base64,%s\"></script>";
    String both = "<html>" + script.repeat(2) + "</html>";
    String other = base64("let umlaut = '\u00e4\u4e2d'; let untouched = {escapeXML: no}");
    Files.writeString(file, both.formatted(other, base64("l={newline:!1,escapeXML:!1,stream:!1}")));
    MendedReport.make(file);
    assertThat(file)
        .content()
        .isEqualTo(both.formatted(other, base64("l={newline:!1,escapeXML:!0,stream:!1}")));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ofWhichThereIsAPartIsRemoved() throws IOException {
    Path file = folder.resolve("index.html");
    Files.writeString(file, "<html><p>and so");
    MendedReport.make(file);
    assertThat(file).doesNotExist();
  }

  @Test
  void ofAnotherMakeStaysAsItIs() throws IOException {
    Path file = folder.resolve("index.html");
    MendedReport.make(file);
    assertThat(file).doesNotExist();
    for (String other : new String[] {"<html>no styles</html>\n", report("p{color:red}")}) {
      Files.writeString(file, other);
      MendedReport.make(file);
      assertThat(file).content().isEqualTo(other);
    }
  }
}
