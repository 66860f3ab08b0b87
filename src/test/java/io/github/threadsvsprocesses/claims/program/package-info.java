/** The article's closing program. */
@NullMarked
package io.github.threadsvsprocesses.claims.program;

import org.jspecify.annotations.NullMarked;
