package io.github.threadsvsprocesses.page;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page as a tree: it is well-formed as XML too, which no text in it can change. */
record Page(String html, Document tree) {
  static Page of(String html) throws Exception {
    byte[] xml = html.replace("<!DOCTYPE html>", "").strip().getBytes(StandardCharsets.UTF_8);
    return new Page(
        html,
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml)));
  }

  Stream<Element> all(String tag) {
    NodeList found = tree.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  Stream<Element> ofClass(String name) {
    return all("*")
        .filter(each -> List.of(each.getAttribute("class").split(" ", -1)).contains(name));
  }

  List<String> values(String attribute) {
    return all("*")
        .filter(each -> each.hasAttribute(attribute))
        .map(each -> each.getAttribute(attribute))
        .toList();
  }

  Element withId(String id) {
    return all("*").filter(each -> each.getAttribute("id").equals(id)).findFirst().orElseThrow();
  }

  /** Levels of the headings, as they follow each other. */
  List<Integer> headings() {
    List<Integer> levels = new ArrayList<>();
    all("*")
        .map(Element::getTagName)
        .filter(tag -> tag.matches("h[1-6]"))
        .forEach(tag -> levels.add(tag.charAt(1) - '0'));
    return levels;
  }

  static String text(Element element) {
    return element.getTextContent().replaceAll("\\s+", " ").strip();
  }
}
