"""The work of crews, whose result is known beforehand, so that skipped work is noticed.

A kind of work is a function of the number of the first unit and of how many units there are.
"""

import os
import sys
import threading
import time

# A long integer: each of its digits is divided with what the digit before it left.
BASE, EXPONENT = 7, 4000
DIVISIONS_PER_UNIT = 100

# Divisors of one digit, on every CPython.
LEAST_DIVISOR, DIVISORS = 3, 32_749

# A large buffer, hashed again and again: about a millisecond in native code.
BUFFER = bytes(range(256)) * 4096

# Its first bytes, which bytecode hashes in about that time.
FIRST_BYTES = BUFFER[:512]

SECONDS_OF_A_WAIT = 0.001


def remainders(first, units):
    """Divides a long integer by one small number after another; answers with the remainders' sum.

    As the kit's own computation does in a JVM, this waits for its own results all the time, so two
    workers on the two hardware threads of one core hardly slow each other. A loop of plain bytecode
    does: whether it gains by a second worker would depend on where the hypervisor puts the CPUs.
    """
    dividend = BASE**EXPONENT  # not a constant, which the threads would share
    total = 0
    for division in range(first * DIVISIONS_PER_UNIT, (first + units) * DIVISIONS_PER_UNIT):
        total += dividend % (LEAST_DIVISOR + division % DIVISORS)
    return total


def first_word(digest):
    return int.from_bytes(digest[:4], "big")


def native_hash(first, units):
    """SHA-1 of the buffer so many times over; a large one is hashed with the lock let go."""
    import hashlib

    sha1 = hashlib.sha1()
    for _ in range(units):
        sha1.update(BUFFER)
    return first_word(sha1.digest())


def bytecode_hash(first, units):
    """The same hash in bytecode, of the buffer's first bytes: FIPS 180-4, section 6.1."""
    state = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0)
    for _ in range(units):
        state = sha1_blocks(state, FIRST_BYTES)
    length = units * len(FIRST_BYTES)  # a multiple of the block's, so the padding is a block
    state = sha1_blocks(state, b"\x80" + bytes(55) + (8 * length).to_bytes(8, "big"))
    return state[0]


def sha1_blocks(state, message):
    mask = 0xFFFFFFFF
    for at in range(0, len(message), 64):
        w = [int.from_bytes(message[i : i + 4], "big") for i in range(at, at + 64, 4)]
        for t in range(16, 80):
            x = w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]
            w.append((x << 1 | x >> 31) & mask)
        a, b, c, d, e = state
        for t in range(80):
            if t < 20:
                f = (b & c | ~b & d) + 0x5A827999
            elif t < 40:
                f = (b ^ c ^ d) + 0x6ED9EBA1
            elif t < 60:
                f = (b & c | b & d | c & d) + 0x8F1BBCDC
            else:
                f = (b ^ c ^ d) + 0xCA62C1D6
            rotated = a << 5 | a >> 27
            a, b, c, d, e = (rotated + f + e + w[t]) & mask, a, (b << 30 | b >> 2) & mask, c, d
        state = tuple((old + new) & mask for old, new in zip(state, (a, b, c, d, e)))
    return state


def wait(first, units):
    """One wait after another, each of which lets go of the lock."""
    for _ in range(units):
        time.sleep(SECONDS_OF_A_WAIT)
    return units


def wait_holding_the_lock(first, units):
    """The same waits in a library of the system, called without letting go of the lock."""
    import ctypes

    if os.name == "nt":
        sleep, duration = ctypes.PyDLL("kernel32").Sleep, int(SECONDS_OF_A_WAIT * 1e3)
    else:
        sleep, duration = ctypes.PyDLL(None).usleep, int(SECONDS_OF_A_WAIT * 1e6)
    for _ in range(units):
        sleep(duration)
    return units


KINDS = {
    "remainders": remainders,
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
