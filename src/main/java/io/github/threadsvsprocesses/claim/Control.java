package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * The same judgement on a world where the claim is false. It passes only when the judgement throws
 * an assertion error whose message holds the stated text; no error, another error or another
 * message says that the instrument is broken.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Control {
  /** What the message of the refusal must hold; long enough to tell this refusal from others. */
  String refusedWith();
}
