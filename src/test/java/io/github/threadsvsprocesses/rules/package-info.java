/**
 * The design as tests: which package may know which, what a claim class looks like, that no test
 * looks like one without being one. Each rule says how many classes it must find at least, so that
 * none passes on nothing. Read {@link io.github.threadsvsprocesses.rules.ArrowsTest} first.
 */
@NullMarked
package io.github.threadsvsprocesses.rules;

import org.jspecify.annotations.NullMarked;
