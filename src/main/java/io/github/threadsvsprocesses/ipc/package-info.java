/**
 * How two JVMs talk: values as bytes, a connection that keeps message boundaries, a pipe with two
 * ends, a queue with many, memory that several map and a lock that guards it, objects that live in
 * one JVM and are called from others. Uses {@code java.*}, {@code footprint}, {@code time} and
 * Jackson's CBOR; read {@link io.github.threadsvsprocesses.ipc.Connection} first.
 */
@NullMarked
package io.github.threadsvsprocesses.ipc;

import org.jspecify.annotations.NullMarked;
