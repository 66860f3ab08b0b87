/**
 * One child JVM's life: start, ready, join, kill the tree, diagnostics, nothing left behind. Uses
 * {@code java.*}, {@code footprint}, {@code ipc} and {@code time}; read {@link
 * io.github.threadsvsprocesses.process.ForkedJvm} first.
 */
@NullMarked
package io.github.threadsvsprocesses.process;

import org.jspecify.annotations.NullMarked;
