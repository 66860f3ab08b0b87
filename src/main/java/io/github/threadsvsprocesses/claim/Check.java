package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A judgement that must pass where the claim is true. An assertion error refutes the claim; {@link
 * io.github.threadsvsprocesses.measure.Undecided} leaves it open; anything else says that the
 * instrument is broken.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Check {}
