package io.github.threadsvsprocesses.claim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.Suite;

/**
 * The suite of an article: every claim class of the packages it selects, in the article's reading
 * order. A run of it is a full run; a run of claim classes without it is partial.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Suite
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*")
@ConfigurationParameter(
    key = "junit.jupiter.testclass.order.default",
    value = "io.github.threadsvsprocesses.claim.ReadingOrder")
public @interface Specification {}
