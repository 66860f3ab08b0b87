/**
 * What several claims share that are judged on CPython by measurement: crews that run there, and
 * the rounds in which they are compared. Read {@link
 * io.github.threadsvsprocesses.claims.python.PythonRounds} first.
 */
@NullMarked
package io.github.threadsvsprocesses.claims.python;

import org.jspecify.annotations.NullMarked;
