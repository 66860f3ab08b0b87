/**
 * What the build calls around the specification: the look ahead before anything runs, the views
 * drawn after it, the last word. Read {@link
 * io.github.threadsvsprocesses.command.SpecificationCommand} first.
 */
@NullMarked
package io.github.threadsvsprocesses.command;

import org.jspecify.annotations.NullMarked;
