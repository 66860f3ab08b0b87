package io.github.threadsvsprocesses.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.interactions.Actions;

/** One who reads the page that the browser shows, and what they may expect of any page of ours. */
public final class Reader {
  private static final String AXE = "/axe.min.js";

  /** The least size of letters, in pixels. */
  private static final int SMALLEST_LETTERS = 12;

  /** Of many faults, the first tell enough. */
  private static final int SHOWN = 5;

  /** What the keys have to reach, numbered as they come in the page. */
  private static final String OPERABLE =
      """
      const operable = [...document.querySelectorAll('a[href], summary, button, [tabindex="0"]')]
          .filter(each => each.checkVisibility());
      """;

  /**
   * A link.
   *
   * @param text what it says
   */
  record Link(String address, String text) {
    /** The place in the page that it leads to. */
    String fragment() {
      return address.substring(address.indexOf('#'));
    }
  }

  /**
   * A test as the report shows it.
   *
   * @param sentence the place on the article's page that it leads back to; empty when to none
   */
  record Story(String name, String sentence) {}

  private final Browser browser;
  private final WebDriver driver;

  Reader(Browser browser, WebDriver driver) {
    this.browser = browser;
    this.driver = driver;
  }

  /**
   * What is seen at once behind places of this page.
   *
   * @param prefix what their names begin with, which is cut off
   */
  public Map<String, String> seesBehind(String prefix) {
    return browser.ask(
        """
        return Object.fromEntries([...document.querySelectorAll('[id^="' + arguments[0] + '"]')]
            .map(each => [each.id.slice(arguments[0].length),
                each.nextElementSibling.innerText.replace(/\\s+/g, ' ')]));
        """,
        prefix);
  }

  /** All text that is seen. */
  String text() {
    return browser.ask("return document.body.innerText");
  }

  /** All at once, for a reader who unfolds everything. */
  public Reader unfoldsAll() {
    browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
    return this;
  }

  /** The browser has nothing to complain of. */
  public Reader meetsNoErrors() {
    none("complaints of the browser", browser.complaints());
    return this;
  }

  /** Whoever follows a link within the page then sees where it leads. */
  public Reader landsWhereLinksLead() {
    List<String> lost =
        browser.ask(
            """
            const lost = [];
            for (const link of document.querySelectorAll('a[href^="#"]')) {
              const fragment = link.getAttribute('href');
              location.hash = '';
              location.hash = fragment;
              const target = document.getElementById(decodeURIComponent(fragment.slice(1)));
              if (!target || !target.checkVisibility()) {
                lost.push(link.textContent.trim() + ' to ' + fragment);
              }
            }
            location.hash = '';
            return lost;
            """);
    none("links that lead to nothing that is seen", lost);
    return this;
  }

  /** Each picture is there, and says in words what it shows. */
  public Reader seesEveryPicture() {
    List<String> broken =
        browser.askAndWait(
            """
            const done = arguments[arguments.length - 1];
            const broken = each => !each.naturalWidth || !each.alt;
            const pictures = [...document.images];
            Promise.allSettled(pictures.map(each => each.decode())).then(() =>
                done(pictures.filter(broken).map(each => each.alt || each.src.slice(0, 80))));
            """);
    none("pictures that are not shown", broken);
    return this;
  }

  /** Nothing is wider than the screen but what scrolls by itself, and no letters are tiny. */
  public Reader readsWithoutScrollingSideways() {
    List<String> wide =
        browser.ask(
            """
            const page = document.documentElement;
            const wide = page.scrollWidth > page.clientWidth
                ? ['the page itself: ' + page.scrollWidth + ' of ' + page.clientWidth] : [];
            const scrolls = each => each && each !== document.body
                && (/auto|scroll|hidden/.test(getComputedStyle(each).overflowX)
                    || scrolls(each.parentElement));
            for (const each of document.body.querySelectorAll('*')) {
              if (each.getBoundingClientRect().right > page.clientWidth + 1 && !scrolls(each)) {
                wide.push('beyond the edge: ' + each.outerHTML.slice(0, 100));
              }
            }
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const each = texts.currentNode.parentElement;
              if (texts.currentNode.data.trim() && each.checkVisibility()
                  && parseFloat(getComputedStyle(each).fontSize) < arguments[0]) {
                wide.push('too small: ' + texts.currentNode.data.trim().slice(0, 60));
              }
            }
            return wide;
            """,
            SMALLEST_LETTERS);
    none("what a narrow screen does not show well", wide);
    return this;
  }

  /**
   * The tabulator reaches whatever can be followed, unfolded or scrolled, and shows where it is.
   */
  public Reader reachesAllByKeys() {
    browser.run("document.body.tabIndex = -1; document.body.focus();"); // Keys go on from there.
    long all = browser.ask(OPERABLE + "return operable.length;");
    Set<Long> reached = new LinkedHashSet<>();
    Set<String> unmarked = new LinkedHashSet<>();
    for (long press = 0; press < all; press++) {
      new Actions(driver).sendKeys(Keys.TAB).perform();
      List<Object> now =
          browser.ask(
              OPERABLE
                  + """
                  const at = document.activeElement;
                  const style = getComputedStyle(at);
                  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth);
                  return [operable.indexOf(at), marked ? '' : at.textContent.trim().slice(0, 60)];
                  """);
      reached.add((Long) now.get(0));
      unmarked.add((String) now.get(1));
    }
    reached.remove(-1L);
    unmarked.remove("");
    assertThat(reached).as("what keys reach").hasSize(Math.toIntExact(all));
    assertThat(unmarked).as("reached, and not marked so").isEmpty();
    return this;
  }

  /**
   * Links of the page into another one, at a place with so many parts after the beginning.
   *
   * @param beginning of their addresses
   */
  List<Link> linksInto(String beginning, int parts) {
    List<List<String>> links =
        browser.ask(
            """
            return [...document.querySelectorAll('a[href^="' + arguments[0] + '"]')]
                .filter(each => each.getAttribute('href').slice(arguments[0].length)
                    .split('/').length === arguments[1])
                .map(each => [each.getAttribute('href'), each.textContent.trim()]);
            """,
            beginning,
            parts);
    return links.stream().map(link -> new Link(link.get(0), link.get(1))).toList();
  }

  /** The names of places of this page that begin so. */
  List<String> placesCalled(String beginning) {
    return browser.ask(
        "return [...document.querySelectorAll('[id^=\"' + arguments[0] + '\"]')].map(e => e.id)",
        beginning);
  }

  /** Of the report of Allure: goes to a test, and waits until it is shown. */
  Story followsToAStory(String fragment) {
    List<String> story =
        browser.askAndWait(
            """
            const done = arguments[arguments.length - 1];
            document.querySelector('.test-result__name')?.remove();
            const look = () => {
              const name = document.querySelector('.test-result__name');
              const back = document.querySelector('.test-result a[href^="../index.html#"]');
              if (name) {
                seen.disconnect();
                done([name.innerText, back ? back.hash.slice(1) : '']);
              }
            };
            const seen = new MutationObserver(look);
            seen.observe(document.body, {childList: true, subtree: true});
            location.hash = arguments[0];
            """,
            fragment);
    return new Story(story.get(0), story.get(1));
  }

  /** By the rules of axe-core: contrast, names of what can be operated, order of headings. */
  public Reader isNotHindered() {
    browser.run(axe());
    List<String> hindrances =
        browser.askAndWait(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                result => done(result.violations.flatMap(rule => rule.nodes.slice(0, 5).map(
                    node => rule.id + ': ' + node.failureSummary + ' ' + node.html.slice(0, 200)))),
                failure => done(['axe failed: ' + failure]));
            """);
    none("what hinders a reader", hindrances);
    return this;
  }

  private static void none(String of, List<String> found) {
    assertThat(found.stream().limit(SHOWN)).as("%s, %d in all", of, found.size()).isEmpty();
  }

  private static String axe() {
    try (InputStream in = Reader.class.getResourceAsStream(AXE)) {
      if (in == null) {
        throw new IllegalStateException("axe-core is not on the class path: " + AXE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
