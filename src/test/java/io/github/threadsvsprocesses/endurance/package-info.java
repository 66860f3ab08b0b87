/**
 * How often is a timed verdict wrong? The timed claims and their controls, again and again under
 * each of several conditions, counted. Run by {@code mvn verify -Pendurance}; read {@link
 * io.github.threadsvsprocesses.endurance.EnduranceCommand} first.
 */
@NullMarked
package io.github.threadsvsprocesses.endurance;

import org.jspecify.annotations.NullMarked;
