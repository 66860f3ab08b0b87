package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a user requires to be decided, in the words that the gate knows. */
final class Requirements {
  /**
   * The word that requires every claim about facts: one that no clock decides, so that only a
   * machine which lacks something can leave it open, and then it says what it needs.
   */
  static final String FACTS = "facts";

  private Requirements() {}

  /**
   * Resolves {@value #FACTS} into the ids of the claims about facts, those apart that this machine
   * cannot decide; other words stay as they are.
   *
   * @param words as the user wrote them
   * @param claimClasses of the specification
   */
  static Set<String> of(Set<String> words, Collection<Class<?>> claimClasses, Verdicts verdicts) {
    Set<String> required = new LinkedHashSet<>(words);
    if (required.remove(FACTS)) {
      claimClasses.stream()
          .map(type -> type.getAnnotation(Claim.class))
          .filter(claim -> !claim.measured())
          .map(Claim::value)
          .filter(id -> !isBeyondThisMachine(id, verdicts))
          .forEach(required::add);
    }
    return required;
  }

  private static boolean isBeyondThisMachine(String id, Verdicts verdicts) {
    return verdicts.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .flatMap(Requirements::decisive)
        .anyMatch(RuntimeVerdict::lacksSomething);
  }

  /** A claim that has no verdict on the JVM is another runtime's. */
  private static Stream<RuntimeVerdict> decisive(ClaimVerdict claim) {
    return claim.on(Statement.JVM).map(Stream::of).orElseGet(() -> claim.runtimes().stream());
  }
}
