/**
 * The page that people open first: the article, set well, each claim's sentence with its verdict,
 * and beside it what was done and seen. One file that needs neither network nor script. Knows the
 * article, the verdicts and the report's files, nothing of tests. Read {@link
 * io.github.threadsvsprocesses.page.ArticlePage} first.
 */
@NullMarked
package io.github.threadsvsprocesses.page;

import org.jspecify.annotations.NullMarked;
