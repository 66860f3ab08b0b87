package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link Check} on CPython: it runs once on every interpreter of {@link
 * io.github.threadsvsprocesses.cpython.CPython#here}, which is a parameter of the method, and its
 * outcome counts for that runtime. A claim that has one has a {@link PythonControl} too.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnEachPython.class)
public @interface PythonCheck {}
