package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Puts a test in its place in the report: section, claim, check or control. */
public final class Labels {
  /** Labels of the build's structure; a reader of the article has no use for them. */
  private static final Set<String> OF_THE_BUILD =
      Set.of(
          "epic",
          "feature",
          "story",
          "parentSuite",
          "suite",
          "subSuite",
          "package",
          "host",
          "thread");

  /** Before a claim's id, where its sentence stands on the article's page. */
  public static final String ANCHOR = "claim-";

  /** The page, seen from the report. */
  private static final String ARTICLE = "../index.html#";

  private Labels() {}

  /**
   * Labels the test that is running, in the order of the article. The report sorts its trees by
   * name, so each name begins with its number. From the test a link leads to its sentence in the
   * article.
   */
  public static void put(Article article, String claimId, boolean control) {
    Statement claim = article.claim(claimId).orElse(null);
    Section section = article.sectionOf(claimId).orElse(null);
    if (claim == null || section == null) {
      return;
    }
    String sectionName = number(section) + " " + section.title();
    String claimName = claimName(section, claim);
    Allure.getLifecycle()
        .updateTestCase(
            test -> {
              List<Label> labels = test.getLabels();
              labels.removeIf(label -> OF_THE_BUILD.contains(label.getName()));
              labels.add(label("epic", sectionName));
              labels.add(label("feature", claimName));
              labels.add(label("parentSuite", sectionName));
              labels.add(label("suite", claimName));
              labels.add(label("tag", control ? "control" : "check"));
              test.getLinks()
                  .add(
                      new Link()
                          .setName("the sentence in the article")
                          .setType("article")
                          .setUrl(ARTICLE + ANCHOR + claim.id()));
              describe(test, claim, control);
            });
  }

  /**
   * Says of the test that is running which runtime it judges, another than the JVM. Such tests of
   * one method are no repetitions of each other, in this run or the next.
   *
   * @param name what the test is called, which the report would put behind its method's name
   */
  public static void onRuntime(String runtime, String name) {
    Allure.getLifecycle()
        .updateTestCase(
            test -> {
              test.setName(name);
              test.getLabels().add(label("tag", runtime));
              test.getParameters().add(new Parameter().setName("runtime").setValue(runtime));
              String identity = test.getFullName() + " on " + runtime;
              test.setHistoryId(
                  UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
            });
  }

  /** What the report calls a claim. */
  public static String claimName(Section section, Statement claim) {
    int place = section.claims().indexOf(claim) + 1;
    return number(section) + "." + place + " " + claim.sentence();
  }

  private static String number(Section section) {
    return String.format(Locale.ROOT, "%02d", section.number());
  }

  private static void describe(TestResult test, Statement claim, boolean control) {
    String role =
        control
            ? "A **control**: the same judgement on a world where the claim is false. It passes"
                + " when the judgement *refuses* that world, for the stated reason."
            : "A **check**: the judgement passes where the claim is true.";
    test.setDescription("**" + claim.sentence() + ".**\n\n" + role + "\n\n`" + claim.id() + "`");
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
