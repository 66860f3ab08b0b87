package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
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
                + ": a claim has one.");
      }
      aboutClass(article.claim(id), id, type).ifPresent(complaints::add);
      complaints.addAll(aboutMethods(id, type));
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

  private static List<String> aboutMethods(String id, Class<?> type) {
    List<String> complaints = new ArrayList<>();
    if (methods(type, Check.class).isEmpty()) {
      complaints.add(
          "Claim " + id + " has no check: give " + type.getName() + " a method with @Check.");
    }
    List<Method> controls = methods(type, Control.class);
    if (controls.isEmpty()) {
      complaints.add(
          "Claim "
              + id
              + " has no control: give "
              + type.getName()
              + " a method with @Control, the same judgement where the claim is false.");
    }
    Stream.concat(methods(type, Check.class).stream(), controls.stream())
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
    for (Method control : controls) {
      if (control.getAnnotation(Control.class).refusedWith().isBlank()) {
        complaints.add(
            "Control "
                + control.getName()
                + " of claim "
                + id
                + " accepts any refusal: say in refusedWith what the judgement must say.");
      }
    }
    return complaints;
  }

  /** JUnit runs it, and once. */
  private static boolean isPlain(Method method) {
    int modifiers = method.getModifiers();
    return method.getReturnType() == void.class
        && !Modifier.isPrivate(modifiers)
        && !Modifier.isStatic(modifiers)
        && !AnnotationSupport.isAnnotated(method, TestTemplate.class)
        && !AnnotationSupport.isAnnotated(method, TestFactory.class)
        && !(method.isAnnotationPresent(Check.class) && method.isAnnotationPresent(Control.class));
  }

  static List<Method> methods(Class<?> type, Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedMethods(
        type, annotation, HierarchyTraversalMode.TOP_DOWN);
  }
}
