/**
 * How two JVMs talk: values as bytes, a connection that keeps message boundaries, a pipe with two
 * ends, a queue with many, memory that several map and a lock that guards it, objects that live in
 * one JVM and are called from others. Uses {@code java.*}, {@code footprint}, {@code time} and
 * Jackson's CBOR; read {@link io.github.threadsvsprocesses.ipc.Connection} first.
 *
 * <p>A connection's bytes go through a {@code Transport}: a socket, or two rings in mapped memory
 * beside the socket. Measured in alternating rounds on two busy cores of a virtual machine (JDK 17,
 * medians): a message of 8 bytes took 0.19 &micro;s through the ring and 4.7 through the socket,
 * one of 4 KiB 1.2 and 6.9, of 64 KiB 18 and 35, of 1 MiB 270 and 530. So a pipe takes the ring;
 * what carries few messages, such as a child JVM's control connection, takes the socket, which is
 * quicker to open.
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
