package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test class that asks which way to do a workload, by an {@link Adviser} as a parameter of
 * its tests. What a machine cannot decide aborts the test with the reason, so that it is neither
 * passed nor failed; with {@code -Drequire=all} it fails.
 *
 * <p>A {@link Claim} needs this not: its checks and controls take an adviser as they are.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({Advising.class, OpenAnswers.class})
public @interface WorkloadTest {}
