/**
 * How two JVMs talk: values as bytes, a connection that keeps message boundaries, a pipe with two
 * ends, a queue with many. Uses {@code java.*}, {@code footprint}, {@code time} and Jackson's CBOR;
 * read {@link io.github.threadsvsprocesses.ipc.Connection} first.
 */
@NullMarked
package io.github.threadsvsprocesses.ipc;

import org.jspecify.annotations.NullMarked;
