"""The work of crews, whose result is known beforehand, so that skipped work is noticed.

A kind of work is a function of the number of the first unit and of how many units there are.
"""

import os
import sys
import threading
import time

# As Computation has it, of which this is the same work.
STEPS_PER_UNIT = 10_000

# A large buffer, hashed again and again: some tenths of a millisecond in native code.
BUFFER = bytes(range(256)) * 4096

# The part of it that bytecode hashes in about that time.
FIRST_BYTES = BUFFER[:4096]

SECONDS_OF_A_WAIT = 0.001


def steps(first, units):
    """Marsaglia's xorshift, each step needing the one before; answers as a Java long."""
    mask = int("f" * 16, 16)  # not a constant, which the threads would share
    total = 0
    for unit in range(first, first + units):
        x = unit + 1
        for _ in range(STEPS_PER_UNIT):
            x ^= (x << 13) & mask
            x ^= x >> 7
            x ^= (x << 17) & mask
        total += x
    total &= mask
    return total - (mask + 1) if total >> 63 else total


def native_hash(first, units):
    """CRC-32 of the buffer so many times over; a large one is hashed with the lock let go."""
    import zlib

    value = 0
    for _ in range(units):
        value = zlib.crc32(BUFFER, value)
    return value


def bytecode_hash(first, units):
    """The same hash in bytecode, of the buffer's first bytes."""
    table = hash_table()
    value = 0
    for _ in range(units):
        value ^= 0xFFFFFFFF
        for byte in FIRST_BYTES:
            value = table[(value ^ byte) & 0xFF] ^ (value >> 8)
        value ^= 0xFFFFFFFF
    return value


def hash_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


def wait(first, units):
    """One wait after another, each of which lets go of the lock."""
    for _ in range(units):
        time.sleep(SECONDS_OF_A_WAIT)
    return units


def wait_holding_the_lock(first, units):
    """The same waits in the C library, called without letting go of the lock."""
    import ctypes

    usleep = ctypes.PyDLL(None).usleep
    micros = int(SECONDS_OF_A_WAIT * 1e6)
    for _ in range(units):
        usleep(micros)
    return units


KINDS = {
    "steps": steps,
    "native-hash": native_hash,
    "bytecode-hash": bytecode_hash,
    "wait": wait,
    "wait-holding-the-lock": wait_holding_the_lock,
}


def spread(place):
    """Goes to a CPU of its own, and is free to leave it at once.

    Threads that wake each other for the lock are put on one CPU where none is idle, and stay there
    for a while; what the scheduler does then is not what is measured. So each worker of a crew
    begins on another CPU, whatever the crew is made of.
    """
    if hasattr(os, "sched_setaffinity"):
        usable = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {sorted(usable)[place % len(usable)]})
        os.sched_setaffinity(0, usable)


def queued():
    """The nanoseconds for which this thread was ready and waited for a CPU; null if not told."""
    try:
        with open("/proc/thread-self/schedstat") as file:
            ran, waited, _ = map(int, file.read().split())
        return waited if ran else None
    except (OSError, ValueError):
        return None


def done(kind, first, units, place):
    """Does it and says who did, at what cost, and when, by a clock that all processes share.

    The place is that of the worker in its crew; it is null for one who works alone.
    """
    if place is not None:
        spread(place)
    queued_before = queued()
    began = time.monotonic_ns()
    cpu = time.thread_time_ns()
    result = KINDS[kind](first, units)
    cpu = time.thread_time_ns() - cpu
    ended = time.monotonic_ns()
    waited = None if queued_before is None else queued() - queued_before
    return {
        "pid": os.getpid(),
        "thread": threading.get_native_id(),
        "lock": getattr(sys, "_is_gil_enabled", lambda: True)(),
        "result": result,
        "cpuNanos": cpu,
        "fromNanos": began,
        "toNanos": ended,
        "queuedNanos": waited,
    }
