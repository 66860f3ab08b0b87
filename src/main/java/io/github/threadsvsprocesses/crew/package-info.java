/**
 * The same task on N threads or N processes: crews of prestarted workers with one face, so that one
 * judgement can be held against both worlds. Uses {@code process}, {@code interpreter}, {@code
 * measure} and {@code time}. Read {@link io.github.threadsvsprocesses.crew.Crew} first.
 */
@NullMarked
package io.github.threadsvsprocesses.crew;

import org.jspecify.annotations.NullMarked;
