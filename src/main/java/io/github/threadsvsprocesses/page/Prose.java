package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.ArticleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** The article as HTML, without its title: each claim with its verdict, and below it the rest. */
final class Prose {
  private final Judgements judgements;
  private final Findings findings;
  private final ReportLinks links;

  Prose(Judgements judgements, Findings findings, ReportLinks links) {
    this.judgements = judgements;
    this.findings = findings;
    this.links = links;
  }

  /**
   * An anchor for a heading, as repositories make it, so that the article may point to its parts.
   */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  String html(String markdown) {
    Node document = Parser.builder().build().parse(markdown);
    placeFindings(document);
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .sanitizeUrls(true)
        .nodeRendererFactory(Renderer::new)
        // A wide program is scrolled by keys too.
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                  }
                })
        .build()
        .render(document);
  }

  /** Quotation marks and apostrophes as a book has them. */
  private static String typographic(String text) {
    return text.replaceAll("(?<![^\\s(\\[])\"", "“")
        .replace('"', '”')
        .replaceAll("(?<![^\\s(\\[“])'", "‘")
        .replace('\'', '’');
  }

  /** Behind each block that makes claims, what was found of them. */
  private void placeFindings(Node document) {
    List<Link> claims = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            if (ArticleReader.claimIn(link).isPresent()) {
              claims.add(link);
            }
            visitChildren(link);
          }

          @Override
          public void visit(Text text) {
            text.setLiteral(typographic(text.getLiteral()));
          }
        });
    for (Link link : claims) {
      Node block = link;
      while (!(block instanceof Block)) {
        block = block.getParent();
      }
      while (block.getNext() instanceof FindingsOfAClaim) {
        block = block.getNext();
      }
      block.insertAfter(new FindingsOfAClaim(ArticleReader.claimIn(link).orElseThrow()));
    }
  }

  private static final class FindingsOfAClaim extends CustomBlock {
    final String id;

    FindingsOfAClaim(String id) {
      this.id = id;
    }
  }

  private final class Renderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Renderer(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Link.class, Heading.class, Image.class, FindingsOfAClaim.class);
    }

    @Override
    public void render(Node node) {
      if (node instanceof FindingsOfAClaim found) {
        judgements.claim(found.id).ifPresent(claim -> write(findings.of(claim)));
      } else if (node instanceof Heading heading) {
        render(heading);
      } else if (node instanceof Link link) {
        render(link);
      } else {
        // A picture from elsewhere would ask the network for it; its words remain.
        renderChildren(node);
      }
    }

    private void render(Heading heading) {
      if (heading.getLevel() == 1) {
        return;
      }
      String text = ArticleReader.textOf(heading);
      String tag = "h" + heading.getLevel();
      write(new Html().line().open(tag, "id", anchor(text)));
      judgements.article().sections().stream()
          .filter(section -> section.title().equals(text))
          .findFirst()
          .map(Section::number)
          .ifPresent(number -> write(new Html().element("span", number + " ", "class", "number")));
      renderChildren(heading);
      write(new Html().close(tag).line());
    }

    private void render(Link link) {
      Optional<Judged> claim = ArticleReader.claimIn(link).flatMap(judgements::claim);
      if (claim.isPresent()) {
        render(link, claim.get());
      } else if (ArticleReader.isUntestable(link)) {
        write(new Html().open("span", "class", "claim untestable"));
        renderChildren(link);
        write(new Html().close("span").text(" "));
        write(new Html().element("span", "cannot be tested", "class", "verdict untestable"));
      } else {
        String to = context.urlSanitizer().sanitizeLinkUrl(link.getDestination());
        write(new Html().open("a", "href", to, "rel", "noreferrer"));
        renderChildren(link);
        write(new Html().close("a"));
      }
    }

    /** The sentence leads to the report, the verdict to what was seen. */
    private void render(Link link, Judged claim) {
      String style = "claim " + claim.mark().style();
      Optional<String> address = links.claim(Findings.nameInReport(claim));
      write(
          address.isPresent()
              ? new Html().open("a", "class", style, "id", claim.anchor(), "href", address.get())
              : new Html().open("span", "class", style, "id", claim.anchor()));
      renderChildren(link);
      write(new Html().close(address.isPresent() ? "a" : "span").text(" "));
      String several = claim.runtimes().size() > 1 ? " several" : "";
      String verdict = "verdict " + claim.mark().style() + several;
      boolean seen = claim.runtimes().stream().anyMatch(on -> !Trial.of(on).isEmpty());
      write(
          seen
              ? new Html().open("a", "class", verdict, "href", "#" + claim.anchorOfFindings())
              : new Html().open("span", "class", verdict));
      write(claim.verdict().element("span", " " + claim.number(), "class", "number"));
      write(new Html().close(seen ? "a" : "span"));
    }

    private void renderChildren(Node parent) {
      for (Node child = parent.getFirstChild(); child != null; ) {
        Node next = child.getNext();
        context.render(child);
        child = next;
      }
    }

    private void write(Html html) {
      context.getWriter().raw(html.toString());
    }
  }
}
