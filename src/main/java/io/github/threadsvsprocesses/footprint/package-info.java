/**
 * What a JVM leaves on the machine while it lives, files and processes, and what is swept when it
 * was killed. Uses {@code java.*} only; read {@link
 * io.github.threadsvsprocesses.footprint.PrivateDirectory} first.
 */
@NullMarked
package io.github.threadsvsprocesses.footprint;

import org.jspecify.annotations.NullMarked;
