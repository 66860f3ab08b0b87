"""Has three workers compute and note each unit, and tells their turns.

Arguments: "threads" or "processes", the switch interval in seconds, the turns that each is to have,
and the units that make it plain that the lock is kept. A turn is what a worker notes before another
one does: threads write into one ledger, in the order in which they come to it; processes have none
in common, so each has a single turn. A turn begins with its second unit, for the worker may have
read the clock for the first one before an earlier turn of others; one without a second is not told.
"""

import multiprocessing
import sys
import threading
import time

import facts

WORKERS = 3
STEPS = 200
MOST_SECONDS_TO_START = 30


def unit():
    value = 1
    for _ in range(STEPS):
        value = value * 5 % 1_000_003
    return value


class Book:
    """What the workers of one process have noted."""

    def __init__(self, workers, turns, most_units):
        self.workers, self.turns, self.most_units = workers, turns, most_units
        self.ledger = []
        self.had = dict.fromkeys(workers, 0)
        self.over = False
        self.start = threading.Barrier(len(workers))

    def work(self, worker):
        self.start.wait()
        stay = 0
        while not self.over:
            unit()
            begins = not self.ledger or self.ledger[-1][0] != worker
            stay = 0 if begins else stay + 1
            self.had[worker] += stay == 1
            self.ledger.append((worker, time.monotonic_ns()))
            enough = all(had >= self.turns for had in self.had.values())
            if enough or stay >= self.most_units:
                self.over = True


def fill(interval, workers, turns, most_units):
    sys.setswitchinterval(interval)
    book = Book(workers, turns, most_units)
    threads = [threading.Thread(target=book.work, args=(each,)) for each in workers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return told(book.ledger)


def told(ledger):
    turns = []
    for worker, at in ledger:
        if turns and turns[-1]["worker"] == worker:
            turn = turns[-1]
            turn["units"] += 1
            turn["toNanos"] = at
            if turn["units"] == 2:
                turn["fromNanos"] = at
        else:
            turns.append({"worker": worker, "units": 1, "fromNanos": at, "toNanos": at})
    return [turn for turn in turns if turn["units"] > 1]


def send(end, all_here, *arguments):
    # One that had done its work before another began would share no time with it.
    all_here.wait(MOST_SECONDS_TO_START)
    end.send(fill(*arguments))


def look(kind, interval, turns, most_units):
    workers = list(range(WORKERS))
    if kind == "threads":
        return {"turns": fill(interval, workers, turns, most_units)}
    context = multiprocessing.get_context("spawn")
    all_here = context.Barrier(WORKERS)
    ends = []
    for worker in workers:
        here, there = context.Pipe(duplex=False)
        arguments = (there, all_here, interval, [worker], turns, most_units)
        context.Process(target=send, args=arguments, daemon=True).start()
        there.close()
        ends.append(here)
    return {"turns": [turn for end in ends for turn in end.recv()]}


if __name__ == "__main__":
    facts.report(look)
