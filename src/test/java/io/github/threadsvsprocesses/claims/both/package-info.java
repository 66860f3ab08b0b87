/** What threads and processes have in common. */
@NullMarked
package io.github.threadsvsprocesses.claims.both;

import org.jspecify.annotations.NullMarked;
