package io.github.threadsvsprocesses.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureResultsWriteException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What one check or control did and saw, told in the report as given, when, then. A claim's method
 * takes it as a parameter. Safe for use by several threads; lines told by other threads than the
 * test's appear in the story and not in the report's steps.
 */
public final class Evidence {
  /** What a picture of speed-ups is called. */
  public static final String SPEED_UPS = "Speed-up over workers";

  /** A line longer than this is cut in the report's steps; attachments hold more. */
  static final int LINE_LIMIT = 2_000;

  /** A text longer than this is cut in an attachment, with a word that says so. */
  static final int TEXT_LIMIT = 1_000_000;

  private static final Namespace NAMESPACE = Namespace.create(Evidence.class);

  /** Of an attachment's name. */
  private static final int NAME_LIMIT = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> story = Collections.synchronizedList(new ArrayList<>());

  /** The evidence of the method that is running; one object for all who ask. */
  public static Evidence of(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Evidence.class, none -> new Evidence(), Evidence.class);
  }

  /** The world as it was set up. */
  public void given(String what) {
    tell("Given " + what);
  }

  /** What was done. */
  public void when(String what) {
    tell("When " + what);
  }

  /** What came of it. */
  public void then(String what) {
    tell("Then " + what);
  }

  /** Something seen: its name and the value as text. */
  public void fact(String name, Object value) {
    tell(name + ": " + value);
  }

  /** A longer text beside the steps. */
  public void text(String name, String content) {
    attachText(name, bounded(content));
  }

  /** A text file beside the steps; of a long one the end, with a word that says so. */
  public void file(String name, Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long start = Math.max(0, channel.size() - TEXT_LIMIT);
      byte[] end = Channels.newInputStream(channel.position(start)).readAllBytes();
      String text = new String(end, StandardCharsets.UTF_8);
      attachText(
          name, start == 0 ? text : "… " + start + " bytes before this are cut off\n" + text);
    } catch (IOException unreadable) {
      text(name, "could not be read: " + unreadable);
    }
  }

  /**
   * A measured answer: in words, as two pictures (what each round gave, and how that decided), and
   * whole, for a script to recompute.
   */
  public void certificate(Certificate certificate) {
    then(certificate.inWords());
    CertificateChart.png(certificate).ifPresent(png -> png("Speed-up in each round", png));
    WealthChart.png(certificate).ifPresent(png -> png("Wealth after each round", png));
    json("Certificate, for src/test/resources/recompute.py", asJson(certificate));
  }

  /** Who held what, and when, as a picture; as a table where this JVM cannot draw. */
  public void timeline(Timeline timeline) {
    TimelineChart.png(timeline)
        .ifPresentOrElse(
            png -> png(timeline.title(), png),
            () ->
                text(
                    timeline.title(),
                    timeline.asText(TimelineChart.MOST_LANES, TimelineChart.MOST_SPANS)));
  }

  /** Speed-ups of crews of growing size, as a picture or else a table, and whole, as data. */
  public void speedUpCurve(SpeedUpCurve curve) {
    SpeedUpChart.png(curve)
        .ifPresentOrElse(
            png -> png(SPEED_UPS, png), () -> text(SPEED_UPS, SpeedUpChart.asText(curve)));
    json(SPEED_UPS + ", each round", asJson(curve));
  }

  /** From which size a task repays its hand-over, as a picture or else a table, and as data. */
  public void breakEven(BreakEvenCurve curve) {
    String name = "Time over the size of a task";
    BreakEvenChart.png(curve)
        .ifPresentOrElse(png -> png(name, png), () -> text(name, BreakEvenChart.asText(curve)));
    json(name + ", each round", asJson(curve));
  }

  /** What every workload calls for, as a picture or else a table, and whole, as data. */
  public void choices(ChoiceTable table) {
    ChoiceChart.png(table)
        .ifPresentOrElse(
            png -> png(ChoicePage.TITLE, png),
            () -> text(ChoicePage.TITLE, ChoicePage.markdown(table, null)));
    json(ChoicePage.TITLE + ", as data", asJson(table));
  }

  private static void attachText(String name, String text) {
    String shown = Printable.text(text.replace("\r\n", "\n"));
    attach(name, "text/plain", ".txt", shown.getBytes(StandardCharsets.UTF_8));
  }

  private static String asJson(Object plainData) {
    try {
      return JSON.writeValueAsString(plainData);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain data can be written.", e);
    }
  }

  /** Data for a script to read; when it is longer than a text may be, its beginning as a text. */
  public void json(String name, String content) {
    if (content.length() > TEXT_LIMIT) {
      text(name, content);
    } else {
      attach(name, "application/json", ".json", content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A picture. */
  public void png(String name, byte[] picture) {
    attach(name, "image/png", ".png", picture);
  }

  /** Everything told so far, a line each. */
  public List<String> story() {
    synchronized (story) {
      return List.copyOf(story);
    }
  }

  private void tell(String line) {
    String shown = Printable.text(line, LINE_LIMIT);
    story.add(shown);
    if (inReport()) {
      Allure.step(shown);
    }
  }

  /** A full disk takes the attachment, not the verdict, which does not rest on it. */
  static void attach(String name, String type, String extension, byte[] content) {
    if (inReport()) {
      String shown = Printable.line(name, NAME_LIMIT);
      try {
        Allure.addAttachment(shown, type, new ByteArrayInputStream(content), extension);
      } catch (AllureResultsWriteException noRoom) {
        Allure.step("Not kept, for it could not be written: " + shown);
      }
    }
  }

  private static boolean inReport() {
    return Allure.getLifecycle().getCurrentTestCase().isPresent();
  }

  private static String bounded(String content) {
    return content.length() <= TEXT_LIMIT
        ? content
        : content.substring(0, TEXT_LIMIT)
            + "\n… cut here: "
            + (content.length() - TEXT_LIMIT)
            + " more characters";
  }
}
