package io.github.threadsvsprocesses.claim;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Reads {@code aChildSeesItsOwnList} as "A child sees its own list", and names controls as such.
 */
final class PlainWords extends DisplayNameGenerator.Standard {
  private static final Pattern WORD_BEGINS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{2,}s?");
  private static final Pattern NAME = Pattern.compile("\\b(c?)p(ythons?)\\b");

  @Override
  public String generateDisplayNameForClass(Class<?> testClass) {
    return words(testClass.getSimpleName());
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
    String role = Role.isControl(testMethod) ? "Control: " : "Check: ";
    return role + words(testMethod.getName());
  }

  static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (String word : WORD_BEGINS.split(name, -1)) {
      boolean keep = ABBREVIATION.matcher(word).matches();
      words.append(words.isEmpty() ? "" : " ").append(keep ? word : word.toLowerCase(Locale.ROOT));
    }
    String sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return NAME.matcher(sentence)
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT) + "P" + found.group(2));
  }
}
