package io.github.threadsvsprocesses.claim;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;
import io.github.threadsvsprocesses.verdict.Gate;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.VerdictsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A small specification, run as a build runs the real one.
 *
 * @param verdicts as written to the file
 * @param complaints of the rules, then of the gate
 * @param console what the recorder told while it ran
 */
record SpecificationRun(Verdicts verdicts, List<String> complaints, String console) {
  /**
   * Tells what JUnit finds odd in a class; some of those that are run here are wrong on purpose.
   */
  private static final Logger ODDITIES =
      Logger.getLogger("org.junit.platform.launcher.core.DiscoveryIssueNotifier");

  static {
    ODDITIES.setLevel(Level.SEVERE);
  }

  /** An article of these claims, a line each, all in the section of their ids. */
  static String article(String... claims) {
    StringBuilder text = new StringBuilder("# An article\n");
    for (String claim : claims) {
      String section = claim.substring(0, claim.indexOf('.'));
      String heading = "\n## " + section + "\n\n";
      text.append(text.indexOf(heading) < 0 ? heading : "");
      String[] idAndTitle = claim.split(" ", 2);
      String title = idAndTitle.length == 1 ? "" : " \"" + idAndTitle[1] + "\"";
      text.append("[").append(idAndTitle[0]).append(" is so](claim:");
      text.append(idAndTitle[0]).append(title).append(").\n");
    }
    return text.toString();
  }

  static SpecificationRun of(String article, Class<?>... classes) throws IOException {
    return of(article, Set.of(), classes);
  }

  static SpecificationRun of(String markdown, Set<String> required, Class<?>... classes)
      throws IOException {
    Article article = ArticleReader.read("article.md", markdown);
    Path folder = Files.createTempDirectory("specification-run");
    Path file = folder.resolve(VerdictsFile.NAME);
    try {
      ByteArrayOutputStream console = new ByteArrayOutputStream();
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
              .build();
      LauncherConfig nothingElse =
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableLauncherDiscoveryListenerAutoRegistration(false)
              .build();
      LauncherFactory.create(nothingElse)
          .execute(
              request,
              new VerdictRecorder(
                  () -> article, folder, new PrintStream(console, true, StandardCharsets.UTF_8)));
      Verdicts verdicts = VerdictsFile.read(file);
      List<Class<?>> claims =
          Arrays.stream(classes).filter(type -> type.isAnnotationPresent(Claim.class)).toList();
      List<String> complaints = new ArrayList<>(Rules.complaints(article, claims));
      complaints.addAll(new Gate(article, Set.of(), required).complaints(verdicts));
      return new SpecificationRun(verdicts, complaints, console.toString(StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** The verdict of a claim on the JVM. */
  RuntimeVerdict of(String id) {
    return claim(id).on("jvm").orElseThrow();
  }

  ClaimVerdict claim(String id) {
    return verdicts.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
