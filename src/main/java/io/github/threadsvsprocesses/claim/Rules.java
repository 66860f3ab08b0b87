package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.cpython.CPython;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.SelectPackages;

/** What an article and its claim classes owe each other. */
public final class Rules {
  private Rules() {}

  /** The claim classes that a {@link Specification} selects, by their packages or one by one. */
  public static List<Class<?>> claimClasses(Class<?> specification) {
    Stream<Class<?>> inPackages =
        AnnotationSupport.findAnnotation(specification, SelectPackages.class).stream()
            .flatMap(selected -> Arrays.stream(selected.value()))
            .flatMap(
                name ->
                    ReflectionSupport.findAllClassesInPackage(name, any -> true, any -> true)
                        .stream());
    Stream<Class<?>> oneByOne =
        AnnotationSupport.findAnnotation(specification, SelectClasses.class).stream()
            .flatMap(selected -> Arrays.stream(selected.value()));
    return Stream.concat(inPackages, oneByOne)
        .filter(type -> type.isAnnotationPresent(Claim.class))
        .distinct()
        .toList();
  }

  /** Every breach, a line each, saying what to do; empty when there is none. */
  public static List<String> complaints(Article article, Collection<Class<?>> claimClasses) {
    List<String> complaints = new ArrayList<>();
    Map<String, Class<?>> statedBy = new LinkedHashMap<>();
    for (Class<?> type : claimClasses) {
      String id = type.getAnnotation(Claim.class).value();
      Class<?> other = statedBy.putIfAbsent(id, type);
      if (other != null) {
        complaints.add(
            "Claim "
                + id
                + " is stated by two classes, "
                + other.getName()
                + " and "
                + type.getName()
                + ": remove one, or give it an id of its own.");
      }
      aboutClass(article.claim(id), id, type).ifPresent(complaints::add);
      aboutRuntime(id, countsOn(article, id)).ifPresent(complaints::add);
      complaints.addAll(aboutMethods(id, type, countsOn(article, id)));
    }
    article
        .claims()
        .filter(claim -> !claim.planned() && !statedBy.containsKey(claim.id()))
        .map(
            claim ->
                "Claim "
                    + claim.id()
                    + " has no class: write one with @Claim(\""
                    + claim.id()
                    + "\"), or give its link the title \"planned\".")
        .forEach(complaints::add);
    return complaints;
  }

  private static Optional<String> aboutClass(
      Optional<Statement> statement, String id, Class<?> type) {
    if (statement.isEmpty()) {
      return Optional.of(
          type.getName()
              + " states claim "
              + id
              + ", which the article does not make: add a link to claim:"
              + id
              + ", or mend the id.");
    }
    if (statement.get().planned()) {
      return Optional.of(
          "Claim "
              + id
              + " is marked \"planned\" and has a class, "
              + type.getName()
              + ": remove the mark.");
    }
    return Optional.empty();
  }

  /** One that no check runs on would never have a verdict that counts. */
  private static Optional<String> aboutRuntime(String id, String countsOn) {
    return countsOn.equals(Statement.JVM) || countsOn.contains(CPython.RUNTIME)
        ? Optional.empty()
        : Optional.of(
            "Claim "
                + id
                + " counts on '"
                + countsOn
                + "', where nothing is judged: say counts on "
                + CPython.RUNTIME
                + ", or leave it to the "
                + Statement.JVM
                + ".");
  }

  private static List<String> aboutMethods(String id, Class<?> type, String countsOn) {
    List<String> complaints = new ArrayList<>();
    boolean countsOnPython = countsOn.contains(CPython.RUNTIME);
    complaints.addAll(aboutPair(id, type, Role.CHECK, Role.CONTROL, !countsOnPython));
    complaints.addAll(aboutPair(id, type, Role.PYTHON_CHECK, Role.PYTHON_CONTROL, countsOnPython));
    List<Method> all =
        Arrays.stream(Role.values()).flatMap(role -> role.in(type).stream()).distinct().toList();
    all.stream()
        .filter(method -> !isPlain(method))
        .map(
            method ->
                "Method "
                    + method.getName()
                    + " of claim "
                    + id
                    + " would not be run, or not once: a check or control is void, neither private"
                    + " nor static, and bears no other annotation of a test.")
        .forEach(complaints::add);
    all.stream()
        .filter(Role::isPython)
        .filter(method -> !List.of(method.getParameterTypes()).contains(CPython.class))
        .map(
            method ->
                "Method "
                    + method.getName()
                    + " of claim "
                    + id
                    + " would see no CPython: give it a parameter of that type.")
        .forEach(complaints::add);
    all.stream()
        .filter(method -> Role.refusedWith(method).filter(String::isBlank).isPresent())
        .map(
            control ->
                "Control "
                    + control.getName()
                    + " of claim "
                    + id
                    + " accepts any refusal: say in refusedWith what the judgement must say.")
        .forEach(complaints::add);
    return complaints;
  }

  /**
   * A check without a control says nothing, and the other way round.
   *
   * @param needed whether the claim counts where they are run
   */
  private static List<String> aboutPair(
      String id, Class<?> type, Role check, Role control, boolean needed) {
    boolean noCheck = check.in(type).isEmpty();
    boolean noControl = control.in(type).isEmpty();
    List<String> complaints = new ArrayList<>();
    if (noCheck && (needed || !noControl)) {
      complaints.add(
          "Claim "
              + id
              + " has no check: give "
              + type.getName()
              + " a method with "
              + check.inWords()
              + ".");
    }
    if (noControl && (needed || !noCheck)) {
      complaints.add(
          "Claim "
              + id
              + " has no control: give "
              + type.getName()
              + " a method with "
              + control.inWords()
              + ", the same judgement where the claim is false.");
    }
    return complaints;
  }

  /** JUnit runs it, and once on a runtime. */
  private static boolean isPlain(Method method) {
    int modifiers = method.getModifiers();
    return method.getReturnType() == void.class
        && !Modifier.isPrivate(modifiers)
        && !Modifier.isStatic(modifiers)
        && Arrays.stream(method.getAnnotations()).filter(Rules::makesATest).count() == 1;
  }

  private static boolean makesATest(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    return Stream.of(Test.class, TestTemplate.class, TestFactory.class)
        .anyMatch(kind -> type == kind || AnnotationSupport.isAnnotated(type, kind));
  }

  private static String countsOn(Article article, String id) {
    return article.claim(id).map(Statement::countsOn).orElse(Statement.JVM);
  }
}
