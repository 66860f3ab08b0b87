package io.github.threadsvsprocesses.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Pictures, texts and the Allure report, as a run leaves them: what the page makes of them. */
class EvidenceOnThePageTest {
  private static final String SLEEPS = "01.1 Cats sleep";
  private static final String SWIMS = "01.3 Cats swim";
  private static final String PLAY = "02.1 Kittens play";

  @TempDir private Path folder;
  private Path reports;
  private Path results;

  @BeforeEach
  void aRunHasEnded() throws IOException {
    reports = Files.createDirectories(folder.resolve("reports"));
    results = Files.createDirectories(folder.resolve("allure-results"));
  }

  private Page page(Verdicts verdicts) throws Exception {
    VerdictsFile.write(reports.resolve(VerdictsFile.NAME), verdicts);
    ArticlePage.write(CatsPage.ARTICLE, CatsPage.MARKDOWN, verdicts, results, reports);
    return Page.of(Files.readString(reports.resolve(ArticlePage.NAME)));
  }

  private void result(String claim, String test, Map<String, String> filesByName)
      throws IOException {
    List<Map<String, String>> attachments = new ArrayList<>();
    filesByName.forEach(
        (name, file) ->
            attachments.add(
                Map.of(
                    "name",
                    name,
                    "source",
                    file,
                    "type",
                    file.endsWith(".png") ? "image/png" : "text/plain")));
    Map<String, Object> result =
        Map.of(
            "name",
            test,
            "labels",
            List.of(Map.of("name", "feature", "value", claim)),
            "attachments",
            attachments);
    Path file = Files.createTempFile(results, "x", "-result.json");
    Files.write(file, new ObjectMapper().writeValueAsBytes(result));
  }

  /** As long as it says, and no picture but for its head. */
  private static byte[] png(int length, int seed) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    byte[] noise = new byte[length - 24];
    new Random(seed).nextBytes(noise);
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
    png.writeBytes("IHDR".getBytes(UTF_8));
    png.writeBytes(ByteBuffer.allocate(8).putInt(1800).putInt(900).array());
    png.writeBytes(noise);
    return png.toByteArray();
  }

  private void report(String tree) throws IOException {
    Path report = Files.createDirectories(reports.resolve("allure")).resolve("index.html");
    Files.writeString(
        report,
        "<script>d('data/behaviors.json','"
            + Base64.getEncoder().encodeToString(tree.getBytes(UTF_8))
            + "')</script></html>");
  }

  /** A check on the other runtime has it; from what it told of its claim, a link leads there. */
  @Test
  void howCrewsOfBothRuntimesSpeedUpStandsWhereTheRuntimesAreCompared() throws Exception {
    Files.write(results.resolve("both.png"), png(5_000, 3));
    result(PLAY, "Check: They do", Map.of(Evidence.SPEED_UPS, "both.png"));
    Page page = page(CatsPage.verdicts());
    Element figure = page.all("figure").findFirst().orElseThrow();
    assertThat(((Element) figure.getParentNode()).getAttribute("class")).isEqualTo("standing");
    assertThat(page.ofClass("note").map(Page::text)).contains("Its picture: " + Evidence.SPEED_UPS);
    assertThat(ComparedCurves.png(CatsPage.ARTICLE, CatsPage.verdicts(), results))
        .hasValueSatisfying(png -> assertThat(png).isEqualTo(png(5_000, 3)));
    assertThat(ComparedCurves.png(CatsPage.ARTICLE, CatsPage.verdicts(), folder.resolve("nowhere")))
        .isEmpty();
  }

  @Test
  void theFirstPictureOfACheckStandsBesideTheWordsAndTheRestUnfolds() throws Exception {
    Files.write(results.resolve("a.png"), png(5_000, 1));
    Files.write(results.resolve("b.png"), png(5_000, 2));
    Files.write(results.resolve("same.png"), png(5_000, 1));
    result(SLEEPS, "Check: They do", Map.of("how it <slept>", "a.png"));
    result(SLEEPS, "Control: A stone", Map.of("how it lay", "b.png"));
    result(SWIMS, "Control: A stone", Map.of("again", "same.png"));
    Page page = page(CatsPage.verdicts());
    List<Element> pictures = page.all("img").toList();
    assertThat(pictures).as("the same picture is shown once").hasSize(2);
    assertThat(pictures.get(0).getAttribute("alt"))
        .isEqualTo(
            "Picture of “how it <slept>” from the check “They do”. Breaths: 12; Then it sleeps");
    assertThat(pictures.get(0).getAttribute("width")).isEqualTo("1800");
    assertThat(pictures.get(0).getAttribute("height")).isEqualTo("900");
    Element figure = page.all("figure").findFirst().orElseThrow();
    assertThat(((Element) figure.getParentNode()).getAttribute("class")).isEqualTo("findings");
    assertThat(page.all("figure").skip(1).map(each -> each.getParentNode().getNodeName()))
        .containsExactly("li");
    assertThat(page.ofClass("note").map(Page::text)).contains("Its picture: again");
    assertThat(page.values("href")).contains("#" + figure.getAttribute("id"));
  }

  @Test
  void everyLinkLeadsToSomethingThatIsThere() throws Exception {
    report(
        """
        {"uid": "r", "children": [{"name": "01 Habits of all", "uid": "e", "children": [
          {"name": "01.1 Cats sleep", "uid": "f1", "children": [
            {"name": "Check: They do", "uid": "t1"}]},
          {"name": "01.3 Cats swim", "uid": "f3", "children": []}]}]}
        """);
    Files.write(results.resolve("a.png"), png(5_000, 1));
    result(SLEEPS, "Check: They do", Map.of("a picture", "a.png"));
    Page page = page(CatsPage.verdicts());
    assertThat(page.withId("claim-cat.sleeps").getAttribute("href"))
        .isEqualTo("allure/index.html#behaviors/f1");
    assertThat(page.values("href"))
        .contains("allure/index.html#behaviors/f1/t1", "allure/index.html#behaviors/f3")
        .filteredOn(address -> !address.startsWith("#"))
        .allSatisfy(address -> assertThat(reports.resolve(address.split("#", -1)[0])).exists());
    assertThat(page.withId("claim-cat.sees").getTagName())
        .as("a claim that the report does not hold is no link")
        .isEqualTo("span");
    assertThat(page.values("href"))
        .filteredOn(address -> address.startsWith("#"))
        .allSatisfy(address -> assertThat(page.withId(address.substring(1))).isNotNull());
    assertThat(page.values("id")).doesNotHaveDuplicates();
  }

  @Test
  void withoutAReportOrWithAnOddOneNothingLinksThere() throws Exception {
    assertThat(page(CatsPage.verdicts()).values("href")).noneMatch(to -> to.contains("allure"));
    report("[1, {");
    assertThat(page(CatsPage.verdicts()).values("href"))
        .filteredOn(to -> to.contains("allure"))
        .containsOnly("allure/index.html");
    Path whole = reports.resolve("allure/index.html");
    Files.writeString(whole, Files.readString(whole).replace("</html>", ""));
    assertThat(page(CatsPage.verdicts()).values("href"))
        .as("of a full disk, a part of one")
        .noneMatch(to -> to.contains("allure"));
  }

  @Test
  void hostileTextIsTextAndBounded() throws Exception {
    String evil = "</p><script>alert(1)</script> \u001b[31m \u202e & ' \" ]]> \0";
    try (RandomAccessFile flood =
        new RandomAccessFile(results.resolve("flood.txt").toFile(), "rw")) {
      flood.write("<script>alert(2)</script>\u001b[2J".getBytes(UTF_8));
      flood.write(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
      flood.setLength(50_000_000);
      flood.seek(50_000_000 - 8);
      flood.write("the end.".getBytes(UTF_8));
    }
    result(SWIMS, "Check: They do", Map.of("stderr " + evil, "flood.txt"));
    String[] story = new String[5_000];
    for (int i = 0; i < story.length; i++) {
      story[i] = "Given " + evil.repeat(100);
    }
    Page page = page(CatsPage.verdicts(false, CatsPage.failed(evil.repeat(10_000), story)));
    assertThat(page.all("script")).isEmpty();
    assertThat(Page.text(page.withId("seen-cat.swims")))
        .contains("Given </p><script>alert(1)</script> ␛[31m ⟨U+202E⟩ & ' \" ]]> ␀")
        .contains("4941 more lines")
        .contains("<script>alert(2)</script>␛[2J\ufffd(\ufffd")
        .contains("49996000 bytes left out")
        .contains("the end.");
    assertThat(page.html().length()).isLessThan(400_000);
  }

  @Test
  void thePageStaysBelowThreeMegabytes() throws Exception {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      Files.write(results.resolve(i + ".png"), png(300_000, i));
      many.put("picture " + i, i + ".png");
    }
    result(SWIMS, "Control: A stone", many);
    Files.write(results.resolve("lead.png"), png(500_000, 77));
    result("02.1 Kittens play", "Check: They do", Map.of("leading", "lead.png"));
    Page page = page(CatsPage.verdicts());
    assertThat(Files.size(reports.resolve(ArticlePage.NAME))).isLessThan(3_000_000);
    assertThat(page.all("img").map(each -> each.getAttribute("alt")))
        .as("a picture beside the words comes before those that unfold")
        .hasSizeGreaterThan(2)
        .anyMatch(alt -> alt.contains("leading"));
  }

  @Test
  void whatIsNoPictureIsNotShown() throws Exception {
    Files.writeString(results.resolve("a.png"), "<svg onload='alert(1)'/>");
    result(SLEEPS, "Check: They do", Map.of("a", "a.png"));
    Files.writeString(results.resolve("odd-result.json"), "[1, {");
    assertThat(page(CatsPage.verdicts()).all("img")).isEmpty();
  }
}
