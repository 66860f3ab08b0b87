package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Disturbance;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.RoundOutcome;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of the report finds. */
class EvidenceTest {
  private static final String UUID = "a test";

  private final AllureLifecycle before = Allure.getLifecycle();
  private final Written written = new Written();
  private final AllureLifecycle lifecycle = new AllureLifecycle(written);
  private final TestResult test = new TestResult().setUuid(UUID);

  @BeforeEach
  void aTestIsRunning() {
    Allure.setLifecycle(lifecycle);
    test.getLabels().add(new Label().setName("suite").setValue("SomeClass"));
    lifecycle.scheduleTestCase(test);
    lifecycle.startTestCase(UUID);
  }

  @AfterEach
  void theReportIsAsItWas() {
    Allure.setLifecycle(before);
  }

  private static Evidence evidence() {
    return new Evidence();
  }

  @Test
  void whatIsToldStandsInTheReportAndInTheStory() {
    Evidence evidence = evidence();
    evidence.given("two threads");
    evidence.when("one appends");
    evidence.fact("The list", List.of(1));
    evidence.then("all see it");
    assertThat(evidence.story())
        .containsExactly(
            "Given two threads", "When one appends", "The list: [1]", "Then all see it");
    assertThat(test.getSteps().stream().map(StepResult::getName))
        .containsExactlyElementsOf(evidence.story());
  }

  @Test
  void aLongLineIsCutInTheReport() {
    evidence().then("x".repeat(1_000_000));
    assertThat(test.getSteps())
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.getName())
                    .endsWith(" … (998005 more characters)")
                    .hasSizeLessThan(3_000));
  }

  /** The report would obey terminal codes, and lose the whole test for half a surrogate pair. */
  @Test
  void whatALineHoldsIsShownAndNotObeyed() {
    evidence().fact("The child wrote", "\u001b[31mred\u202e \ud83d");
    assertThat(test.getSteps())
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.getName()).isEqualTo("The child wrote: ␛[31mred⟨U+202E⟩ \ufffd"));
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    evidence().text("Output", "x".repeat(2_000_000));
    assertThat(written.attachments)
        .hasEntrySatisfying(
            test.getAttachments().get(0).getSource(),
            content ->
                assertThat(new String(content, StandardCharsets.UTF_8))
                    .endsWith("cut here: 1000000 more characters"));
  }

  @Test
  void aCertificateIsWordsPictureAndData() throws IOException {
    MeasuredRound round =
        new MeasuredRound(
            100,
            100,
            50,
            52,
            99,
            null,
            new Disturbance(0.0, null, 0.5, null, null, 1.5),
            null,
            RoundOutcome.FOR);
    evidence()
        .certificate(
            new Certificate(
                "2 threads under the interpreter lock",
                null,
                Proposition.DOES_NOT_SCALE,
                Answer.UNDECIDED,
                "it was stopped",
                1e-5,
                2,
                0,
                Map.of(),
                42,
                2,
                1_000,
                5,
                50,
                List.of(round, round),
                List.of(),
                1.01,
                1.92));
    assertThat(test.getSteps().get(0).getName())
        .contains("1.01 times one worker")
        .contains("it was stopped");
    assertThat(test.getAttachments()).hasSize(3);
    assertThat(test.getAttachments().get(2).getName()).endsWith(" src/test/resources/recompute.py");
    assertThat(Path.of("src", "test", "resources", "recompute.py")).exists();
    byte[] png = written.attachments.get(test.getAttachments().get(0).getSource());
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1350);
    byte[] json = written.attachments.get(test.getAttachments().get(2).getSource());
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"seed\":42");
  }

  /** The page finds a picture by this name, and the report would take the rest for repetitions. */
  @Test
  void aTestOnAnotherRuntimeHasANameAndAHistoryOfItsOwn() {
    test.setFullName("SomeClass.itIsSo").setName("It is so It is so [cpython 3.13.0]");
    Labels.onRuntime("cpython 3.13.0", "It is so [cpython 3.13.0]");
    String history = test.getHistoryId();
    assertThat(test.getName()).isEqualTo("It is so [cpython 3.13.0]");
    assertThat(test.getParameters())
        .singleElement()
        .satisfies(runtime -> assertThat(runtime.getValue()).isEqualTo("cpython 3.13.0"));
    assertThat(test.getLabels()).extracting(Label::getValue).contains("cpython 3.13.0");
    Labels.onRuntime("cpython 3.8.18", "It is so [cpython 3.8.18]");
    assertThat(test.getHistoryId()).isNotEqualTo(history);
    Labels.onRuntime("cpython 3.13.0", "It is so [cpython 3.13.0]");
    assertThat(test.getHistoryId()).isEqualTo(history);
  }

  @Test
  void aTestStandsInItsSectionUnderItsClaim() {
    Article article =
        ArticleReader.read(
            "a.md",
            "# T\n## One\n[a](claim:x.a)\n## Two\n[b](claim:y.b), [cats *purr*](claim:y.c)");
    Labels.put(article, "y.c", true);
    assertThat(test.getLabels())
        .extracting(Label::getName, Label::getValue)
        .contains(
            tuple("epic", "02 Two"), tuple("feature", "02.2 Cats purr"), tuple("tag", "control"))
        .doesNotContain(tuple("suite", "SomeClass"));
    assertThat(test.getDescription()).contains("**Cats purr.**").contains("`y.c`");
    assertThat(test.getLinks()).extracting(Link::getUrl).containsExactly("../index.html#claim-y.c");
  }

  @Test
  void besideACheckStandsItsSource() {
    SourceCode.attach(EvidenceTest.class);
    assertThat(test.getAttachments())
        .extracting(Attachment::getName)
        .containsExactly("Source of EvidenceTest.java");
    assertThat(written.attachments.values())
        .singleElement()
        .satisfies(
            source ->
                assertThat(new String(source, StandardCharsets.UTF_8))
                    .contains("besideACheckStandsItsSource"));
  }

  @Test
  void outsideATestEvidenceIsKeptAndNothingIsWritten() {
    lifecycle.stopTestCase(UUID);
    Evidence evidence = evidence();
    evidence.then("it goes on");
    evidence.text("Output", "some");
    assertThat(evidence.story()).containsExactly("Then it goes on");
    assertThat(written.attachments).isEmpty();
  }

  /** Keeps what would be written. */
  private static final class Written implements AllureResultsWriter {
    private final Map<String, byte[]> attachments = new HashMap<>();

    @Override
    public void write(TestResult result) {}

    @Override
    public void write(TestResultContainer container) {}

    @Override
    public void write(String source, InputStream attachment) {
      try {
        attachments.put(source, attachment.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
