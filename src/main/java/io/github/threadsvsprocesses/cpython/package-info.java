/**
 * The CPythons of this machine: found, asked what they are, and set to run scripts that report
 * facts as JSON; what they start ends with them, and they end with this JVM. Uses {@code java.*},
 * Jackson, {@code footprint}, {@code measure}, {@code process} and {@code time}; read {@link
 * io.github.threadsvsprocesses.cpython.CPython} first.
 */
@NullMarked
package io.github.threadsvsprocesses.cpython;

import org.jspecify.annotations.NullMarked;
