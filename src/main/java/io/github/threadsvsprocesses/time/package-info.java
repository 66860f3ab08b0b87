/** The one factor under which every deadline of the kit stands. Used by all, knows only the JDK. */
@NullMarked
package io.github.threadsvsprocesses.time;

import org.jspecify.annotations.NullMarked;
