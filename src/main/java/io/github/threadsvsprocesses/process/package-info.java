/** One child JVM's life: start, ready, join, kill the tree, diagnostics, nothing left behind. */
@NullMarked
package io.github.threadsvsprocesses.process;

import org.jspecify.annotations.NullMarked;
