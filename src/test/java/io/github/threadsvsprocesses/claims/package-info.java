/**
 * The claims, one class each, in a package for each section of the article. This package itself
 * holds what several claims share.
 */
@NullMarked
package io.github.threadsvsprocesses.claims;

import org.jspecify.annotations.NullMarked;
