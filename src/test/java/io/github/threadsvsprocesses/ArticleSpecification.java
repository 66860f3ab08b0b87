package io.github.threadsvsprocesses;

import io.github.threadsvsprocesses.claim.Specification;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;

/**
 * The article, executed: every claim class, in the reading order of {@code article.md}. Run it from
 * an IDE, or with {@code mvn verify}.
 */
@Specification
@SelectPackages("io.github.threadsvsprocesses.claims")
@ExcludeClassNamePatterns(".*Test") // The kit's, which stand beside what they test.
public class ArticleSpecification {}
