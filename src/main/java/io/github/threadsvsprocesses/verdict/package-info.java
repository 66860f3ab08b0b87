/**
 * What a run found out: the verdict of each claim, the one file that holds them, and everything
 * that is drawn from that file. Knows the article and Jackson, nothing of tests. Read {@link
 * io.github.threadsvsprocesses.verdict.Verdicts} first.
 */
@NullMarked
package io.github.threadsvsprocesses.verdict;

import org.jspecify.annotations.NullMarked;
