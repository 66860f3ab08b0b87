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
 */
@NullMarked
package io.github.threadsvsprocesses.ipc;

import org.jspecify.annotations.NullMarked;
