/**
 * The article as a catalogue: a Markdown document whose {@code claim:} links are the claims. Knows
 * commonmark and nothing of tests. Read {@link io.github.threadsvsprocesses.article.Article} first.
 */
@NullMarked
package io.github.threadsvsprocesses.article;

import org.jspecify.annotations.NullMarked;
