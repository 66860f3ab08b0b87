"""Two players hand numbers to and fro in shared memory, as PlaysPingPong has it, which says why.

Argument: "threads", both players in one process, or "processes", one in each. Asked how many windows
to play, it answers what each player saw of each window. Linux only.
"""

import mmap
import multiprocessing
import os
import sys
import tempfile
import threading
import time

import facts

PLAYERS = 2
HAND_OFFS = 20_000
MOST_WINDOWS = 1_000

# Of a window, in words of eight bytes; what the two write lies in cache lines of their own.
WORDS = 128
GIVEN_UP, ARRIVED, STEP, TO_THE_PARTNERS = 0, 32, 64, 16

GLANCE = 256
STALL = 64 * GLANCE
FEW_STEPS = 3
STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 64
LONG_ENOUGH_NANOS = 200_000_000
DEADLINE_NANOS = 2_000_000_000
PAUSE_NANOS = 500_000
MOST_STRETCHES = 200
NAP = 0.000_05

STATUS, STAT, CPUS = "/proc/thread-self/status", "/proc/thread-self/stat", "/proc/stat"
PROCESSOR, STEAL = 36, 8


def table_in(path):
    with open(path, "r+b") as file:
        return memoryview(mmap.mmap(file.fileno(), 8 * WORDS * MOST_WINDOWS)).cast("q")


def value_of(status, name):
    start = status.index("\n" + name + ":") + len(name) + 2
    return status[start : status.index("\n", start)].strip()


def read(path):
    with open(path) as file:
        return file.read()


def switches():
    status = read(STATUS)
    return int(value_of(status, "voluntary_ctxt_switches")) + int(
        value_of(status, "nonvoluntary_ctxt_switches")
    )


def stolen():
    with open(CPUS) as lines:
        return int(lines.readline().split()[STEAL])


class Stretches:
    """When this thread was seen at work; for a picture only."""

    def __init__(self):
        self.begun = self.last = time.monotonic_ns()
        self.all = []

    def look(self):
        now = time.monotonic_ns()
        if now - self.last > PAUSE_NANOS:
            self.end()
            self.begun = now
        self.last = now

    def end(self):
        if len(self.all) < MOST_STRETCHES:
            self.all.append({"fromNanos": self.begun, "toNanos": self.last})


class Player:
    def __init__(self, table, window, side, under_one_lock):
        self.table, self.side, self.under_one_lock = table, side, under_one_lock
        self.start = window * WORDS
        self.began = time.monotonic_ns()

    def own(self, word):
        return self.start + word + self.side * TO_THE_PARTNERS

    def partners(self, word):
        return self.start + word + (1 - self.side) * TO_THE_PARTNERS

    def lasts(self, nanos):
        return time.monotonic_ns() - self.began > nanos

    def await_partner(self):
        """Asleep at least once: a thread that has slept is the scheduler's next choice."""
        time.sleep(NAP)
        self.table[self.own(ARRIVED)] = 1
        while not self.table[self.partners(ARRIVED)] and not self.lasts(DEADLINE_NANOS):
            time.sleep(NAP)

    def play(self):
        """The order of the readings is what a verdict rests on: the counts are the innermost."""
        stolen_before = stolen()
        self.stretches = Stretches()
        switches_before = switches()
        steps = self.hand_over()
        switched = switches() - switches_before
        stat = read(STAT)
        ticks = stolen() - stolen_before
        self.stretches.look()
        self.stretches.end()
        return {
            "pid": os.getpid(),
            "cpu": int(stat[stat.rindex(")") + 2 :].split()[PROCESSOR]),
            "usableCpus": value_of(read(STATUS), "Cpus_allowed_list"),
            "steps": steps,
            "switches": switched,
            "stolenTicks": ticks,
            # Each answer was written by bytecode of the partner, under the lock of both.
            "handedLockOver": self.under_one_lock and steps > 0,
            "onCpu": self.stretches.all,
        }

    def hand_over(self):
        """How many of the hand-offs came to pass."""
        table, own, partners = self.table, self.own(STEP), self.partners(STEP)
        for step in range(1, HAND_OFFS + 1):
            if self.side == 0:
                table[own] = step
            looks = 0
            while table[partners] < step:
                looks += 1
                if looks % GLANCE == 0 and not self.goes_on(step, looks):
                    return step - 1
            if self.side == 1:
                table[own] = step
            if step % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0:
                self.stretches.look()
        return HAND_OFFS

    def goes_on(self, step, looks):
        self.stretches.look()
        enough = looks >= STALL and step > FEW_STEPS and self.lasts(LONG_ENOUGH_NANOS)
        if enough or self.lasts(DEADLINE_NANOS):
            self.table[self.start + GIVEN_UP] = 1
        return not self.table[self.start + GIVEN_UP]


def serve(table, side, end, under_one_lock):
    try:
        while True:
            windows = end.recv()
            played = []
            for window in windows:
                player = Player(table, window, side, under_one_lock)
                player.await_partner()
                played.append(player.play())
            end.send(played)
    except EOFError:
        pass  # The game is over.


def host(path, players):
    """Has each of these players in a thread of this process: (side, end)."""
    table = table_in(path)
    has_lock = getattr(sys, "_is_gil_enabled", lambda: True)()
    under_one_lock = has_lock and len(players) > 1
    threads = [
        threading.Thread(target=serve, args=(table, *player, under_one_lock), daemon=True)
        for player in players
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def prepare(kind):
    context = multiprocessing.get_context("spawn")
    file = tempfile.NamedTemporaryFile()
    file.truncate(8 * WORDS * MOST_WINDOWS)
    here, players = [], []
    for side in range(PLAYERS):
        our_end, their_end = context.Pipe()
        here.append(our_end)
        players.append((side, their_end))
    for each in [players] if kind == "threads" else [[player] for player in players]:
        context.Process(target=host, args=(file.name, each), daemon=True).start()
    next_window = 0

    def play(windows):
        nonlocal next_window
        numbers = range(next_window, next_window + windows)
        next_window += windows
        for end in here:
            end.send(numbers)
        return {"players": [end.recv() for end in here]}

    play.file = file  # It is gone with the last who knows it.
    return play


if __name__ == "__main__":
    facts.serve(prepare)
