/** Where the rule stops: what the article does not say. */
@NullMarked
package io.github.threadsvsprocesses.claims.boundary;

import org.jspecify.annotations.NullMarked;
