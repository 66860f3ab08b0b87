package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class that states one claim of the article. Its name is the proposition; it has at least one
 * {@link Check} and at least one {@link Control}, and both hold the same judgement against two
 * worlds.
 *
 * <p>Fixtures come in as parameters of the methods: {@link
 * io.github.threadsvsprocesses.crew.ThreadCrew}, {@link
 * io.github.threadsvsprocesses.crew.ProcessCrew} (two workers, or as many as {@link Workers} says)
 * and {@link io.github.threadsvsprocesses.evidence.Evidence}. They are closed when the method ends.
 * An {@link Adviser} answers which way to do a workload; its crews end with the class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({Fixtures.class, Advising.class, Judging.class})
@DisplayNameGeneration(PlainWords.class)
@TestMethodOrder(ChecksFirst.class)
public @interface Claim {
  /** The claim's id in the article, such as {@code memory.threads-share-variables}. */
  String value();

  /**
   * True when the judgement rests on measured time, or on a sight that a busy machine may not give.
   * Then a hang guard that trips leaves the claim undecided; a claim about facts would be refuted.
   * Who requires the facts does not require it.
   */
  boolean measured() default false;
}
