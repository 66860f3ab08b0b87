package io.github.threadsvsprocesses.article;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.Article.Untestable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Markdown document as an {@link Article}.
 *
 * <p>A claim is a link {@code [what is claimed](claim:section.name)}. Its title may hold, separated
 * by semicolons, {@code planned} (no class states it yet) and {@code counts on RUNTIME}. A
 * statement that cannot be tested is a link {@code [statement](untestable: "the reason")}. A
 * section is a heading of level two; all its claims share the part of the id before the dot.
 */
public final class ArticleReader {
  private static final String CLAIM = "claim:";
  private static final String UNTESTABLE = "untestable:";
  private static final String COUNTS_ON = "counts on ";
  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> OTHER_LINKS = Set.of("http:", "https:", "#", "mailto:");

  private final String name;
  private final String markdown;

  private ArticleReader(String name, String markdown) {
    this.name = name;
    this.markdown = markdown;
  }

  /**
   * Reads the document from the class path.
   *
   * @param resource its absolute name, such as {@code article.md}
   * @throws BrokenArticle when it is absent or not a catalogue
   */
  public static Article readResource(ClassLoader loader, String resource) {
    return read(resource, markdown(loader, resource));
  }

  /**
   * The document's own text, from the class path.
   *
   * @param resource its absolute name, such as {@code article.md}
   * @throws BrokenArticle when it is absent
   */
  public static String markdown(ClassLoader loader, String resource) {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new BrokenArticle(
            "There is no " + resource + " on the class path: put the article there.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document.
   *
   * @param name what complaints call it
   * @throws BrokenArticle when it is not a catalogue
   */
  public static Article read(String name, String markdown) {
    return new ArticleReader(name, markdown).read();
  }

  private Article read() {
    Node document =
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(markdown);
    Collector collector = new Collector();
    document.accept(collector);
    if (collector.title == null) {
      throw new BrokenArticle(name + " has no title: begin it with a line '# …'.");
    }
    if (collector.claims.isEmpty()) {
      throw new BrokenArticle(
          name + " makes no claim: write one as [what is claimed](claim:section.name).");
    }
    return new Article(collector.title, collector.sections(), collector.untestable);
  }

  private BrokenArticle broken(Node node, String complaint) {
    int line =
        node.getSourceSpans().isEmpty() ? 0 : node.getSourceSpans().get(0).getLineIndex() + 1;
    return new BrokenArticle(name + ", line " + line + ": " + complaint);
  }

  /** The id of the claim that a link makes; empty when it makes none. */
  public static Optional<String> claimIn(Link link) {
    String destination = link.getDestination();
    return destination.startsWith(CLAIM)
        ? Optional.of(destination.substring(CLAIM.length()))
        : Optional.empty();
  }

  /** True of a statement that says of itself that it cannot be tested. */
  public static boolean isUntestable(Link link) {
    return link.getDestination().equals(UNTESTABLE);
  }

  /** What a reader reads, marks and line breaks aside. */
  public static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            text.append(' ');
          }
        });
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private final class Collector extends AbstractVisitor {
    private @Nullable String title;
    private @Nullable String heading;
    private final Map<String, Statement> claims = new LinkedHashMap<>();
    private final Map<String, List<Statement>> claimsOf = new LinkedHashMap<>();
    private final Map<String, String> headingOf = new LinkedHashMap<>();
    private final List<Untestable> untestable = new ArrayList<>();

    @Override
    public void visit(Heading node) {
      if (node.getLevel() == 1 && title == null) {
        title = textOf(node);
      } else if (node.getLevel() == 2) {
        heading = textOf(node);
      }
      visitChildren(node);
    }

    @Override
    public void visit(Link link) {
      String destination = link.getDestination();
      String text = textOf(link);
      Optional<String> claim = claimIn(link);
      if (claim.isPresent()) {
        addClaim(link, claim.get(), text);
      } else if (isUntestable(link)) {
        addUntestable(link, text);
      } else if (OTHER_LINKS.stream().noneMatch(destination::startsWith)) {
        throw broken(
            link,
            "the link to '"
                + destination
                + "' leads nowhere: a claim is claim:section.name, anything else a web address.");
      }
    }

    private void addClaim(Link link, String id, String text) {
      if (!ID.matcher(id).matches()) {
        throw broken(link, "'" + id + "' is no claim id: write section.name-in-lower-case.");
      }
      if (text.isEmpty()) {
        throw broken(link, "claim " + id + " has no text: the link's text is what is claimed.");
      }
      if (heading == null) {
        throw broken(
            link,
            "claim " + id + " stands before the first '## ' heading: put its section's above it.");
      }
      Statement statement = statement(link, id, text);
      if (claims.putIfAbsent(id, statement) != null) {
        throw broken(link, "claim " + id + " is made twice: give one of the two another id.");
      }
      String section = statement.section();
      String itsHeading = headingOf.computeIfAbsent(section, none -> heading());
      boolean otherHeading = !itsHeading.equals(heading);
      boolean otherSection =
          headingOf.entrySet().stream()
              .anyMatch(e -> e.getValue().equals(heading) && !e.getKey().equals(section));
      if (otherHeading || otherSection) {
        throw broken(
            link,
            "claim "
                + id
                + " stands under '"
                + heading
                + "': a heading holds the claims of one section, all of them.");
      }
      claimsOf.computeIfAbsent(section, none -> new ArrayList<>()).add(statement);
    }

    private String heading() {
      return heading == null ? "" : heading;
    }

    private Statement statement(Link link, String id, String text) {
      boolean planned = false;
      String countsOn = Statement.JVM;
      String words = link.getTitle() == null ? "" : link.getTitle();
      for (String word : Arrays.stream(words.split(";")).map(String::strip).toList()) {
        if (word.equals("planned")) {
          planned = true;
        } else if (word.startsWith(COUNTS_ON)) {
          countsOn = word.substring(COUNTS_ON.length()).strip();
        } else if (!word.isEmpty()) {
          throw broken(
              link,
              "the title of claim "
                  + id
                  + " says '"
                  + word
                  + "': it may say \"planned\" and \"counts on RUNTIME\", separated by semicolons.");
        }
      }
      return new Statement(id, text, planned, countsOn);
    }

    private void addUntestable(Link link, String text) {
      String reason = link.getTitle();
      if (text.isEmpty() || reason == null || reason.isBlank()) {
        throw broken(
            link, "what cannot be tested says why: [statement](untestable: \"the reason\").");
      }
      untestable.add(new Untestable(text, reason));
    }

    private List<Section> sections() {
      List<Section> sections = new ArrayList<>();
      claimsOf.forEach(
          (id, statements) ->
              sections.add(
                  new Section(
                      id, sections.size() + 1, headingOf.getOrDefault(id, id), statements)));
      return sections;
    }
  }
}
