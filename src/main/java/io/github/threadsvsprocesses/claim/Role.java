package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What a method of a claim class is there for. */
enum Role {
  CHECK(Check.class, false, false),
  CONTROL(Control.class, true, false),
  PYTHON_CHECK(PythonCheck.class, false, true),
  PYTHON_CONTROL(PythonControl.class, true, true);

  private final Class<? extends Annotation> annotation;
  private final boolean control;
  private final boolean python;

  Role(Class<? extends Annotation> annotation, boolean control, boolean python) {
    this.annotation = annotation;
    this.control = control;
    this.python = python;
  }

  /** Empty for a method that judges nothing. */
  static Optional<Role> of(Method method) {
    for (Role role : values()) {
      if (method.isAnnotationPresent(role.annotation)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  static boolean isControl(Method method) {
    return of(method).filter(role -> role.control).isPresent();
  }

  static boolean isPython(Method method) {
    return of(method).filter(role -> role.python).isPresent();
  }

  /** What a control's refusal must say; empty for a check. */
  static Optional<String> refusedWith(Method method) {
    Control control = method.getAnnotation(Control.class);
    PythonControl python = method.getAnnotation(PythonControl.class);
    if (control != null) {
      return Optional.of(control.refusedWith());
    }
    return Optional.ofNullable(python).map(PythonControl::refusedWith);
  }

  /** The methods of a class that are there for it. */
  List<Method> in(Class<?> type) {
    return AnnotationSupport.findAnnotatedMethods(
        type, annotation, HierarchyTraversalMode.TOP_DOWN);
  }

  boolean isControl() {
    return control;
  }

  boolean isPython() {
    return python;
  }

  /** As it is written in a class. */
  String inWords() {
    return "@" + annotation.getSimpleName();
  }
}
