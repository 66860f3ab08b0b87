/**
 * How two JVMs talk: values as bytes, a connection that keeps message boundaries, a pipe with two
 * ends, a queue with many. Uses {@code java.*}, {@code footprint}, {@code time} and Jackson's CBOR;
 * read {@link io.github.threadsvsprocesses.ipc.Connection} first.
 *
 * <p>The queue has structures of its own in shared memory ({@link
 * io.github.threadsvsprocesses.ipc.QueueLayout}) rather than Agrona's rings: those have one
 * consumer, a fixed size and a longest message of an eighth of that, leave a gap that somebody must
 * find when a producer is killed, and reach memory through {@code sun.misc.Unsafe} or {@code
 * --add-opens}. A queue here has many consumers, grows, takes items of 64 MiB and outlives whoever
 * is killed. Text, numbers and bytes are encoded without Jackson, whose generator and parser cost
 * more than the rest of a put and a take; the bytes are the same.
 */
@NullMarked
package io.github.threadsvsprocesses.ipc;

import org.jspecify.annotations.NullMarked;
