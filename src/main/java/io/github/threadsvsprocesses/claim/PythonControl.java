package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A {@link Control} on CPython; like a {@link PythonCheck}, it runs on every interpreter. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnEachPython.class)
public @interface PythonControl {
  /** What the message of the refusal must hold; long enough to tell this refusal from others. */
  String refusedWith();
}
