"""Lets one worker into its interpreter, to stay there, and then sees whether a second comes in too.

Argument: "threads", both workers in one process, or "processes", one in each. Who is inside computes
and never lets go of the lock: nobody may ask for it, the switch interval being a day. The second has
come when its bytecode ran. It queues when the system says that it took its order and, without having
run, sleeps: there is nothing but the lock that it could wait for. Linux only.
"""

import fcntl
import mmap
import multiprocessing
import os
import struct
import sys
import tempfile
import termios
import threading
import time

import facts

WORKERS = 2
LEAVE = WORKERS
BOARD_BYTES = mmap.PAGESIZE
A_DAY = 86_400.0

# One sleep is seen so many times, with nothing done in between.
LOOKS = 5
BETWEEN_LOOKS = 0.001


def board_in(path):
    with open(path, "r+b") as file:
        return mmap.mmap(file.fileno(), BOARD_BYTES)


def host(path, workers):
    """Runs each of these workers in a thread of this process: (number, orders, word)."""
    sys.setswitchinterval(A_DAY)
    board = board_in(path)
    threads = [threading.Thread(target=work, args=(board, *each)) for each in workers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def work(board, number, orders, word):
    word.send((os.getpid(), threading.get_native_id()))
    os.read(orders.fileno(), 1)
    board[number] = 1
    while not board[LEAVE]:
        pass


class Worker:
    """A worker as it is seen from outside."""

    def __init__(self, context, number):
        self.number = number
        self._orders_there, self._orders = context.Pipe(duplex=False)
        self._word, self._word_there = context.Pipe(duplex=False)

    def task(self):
        return self.number, self._orders_there, self._word_there

    def await_word(self):
        self.pid, self.thread = self._word.recv()

    def let_in(self):
        os.write(self._orders.fileno(), b"!")

    def awaits_orders(self):
        """Returns once its whole process sleeps: then nobody holds the lock, or waits for it."""
        await_sleep(lambda: sleeps_of(self.pid))

    def comes_in(self, board):
        """Returns whether it is inside, once it is, or once it is seen to queue."""
        await_sleep(lambda: None if self._ordered() else sleep_of(self.pid, self.thread),
                    lambda: board[self.number])
        return bool(board[self.number])

    def _ordered(self):
        """Whether it has an order that it has not taken yet."""
        left = fcntl.ioctl(self._orders.fileno(), termios.FIONREAD, b"\0" * 4)
        return struct.unpack("i", left)[0] > 0


def await_sleep(sleep, or_else=lambda: False):
    """Returns once the same sleep is seen again and again, or once the other thing is so."""
    looks = 0
    before = None
    while looks < LOOKS and not or_else():
        now = sleep()
        looks = looks + 1 if now is not None and now == before else 0
        before = now
        time.sleep(BETWEEN_LOOKS)


def sleep_of(pid, thread):
    """Which sleep a thread is in, by the number of its switches; None when it does not sleep."""
    with open("/proc/%d/task/%d/status" % (pid, thread)) as lines:
        status = dict(line.split(":", 1) for line in lines)
    asleep = status["State"].split()[0] == "S"
    return status["voluntary_ctxt_switches"] if asleep else None


def sleeps_of(pid):
    sleeps = [sleep_of(pid, int(each)) for each in os.listdir("/proc/%d/task" % pid)]
    return None if None in sleeps else sleeps


def look(kind):
    context = multiprocessing.get_context("spawn")
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(BOARD_BYTES)
        board = board_in(file.name)
        workers = [Worker(context, number) for number in range(WORKERS)]
        tasks = [each.task() for each in workers]
        hosts = [tasks] if kind == "threads" else [[task] for task in tasks]
        processes = [context.Process(target=host, args=(file.name, each)) for each in hosts]
        for each in processes:
            each.start()
        for each in workers:
            each.await_word()
        for each in workers:
            each.awaits_orders()
        inside = []
        for each in workers:
            each.let_in()
            inside.append(each.comes_in(board))
        board[LEAVE] = 1
        for each in processes:
            each.join()
    return {
        "workers": [
            {"pid": each.pid, "thread": each.thread, "inside": came}
            for each, came in zip(workers, inside)
        ]
    }


if __name__ == "__main__":
    facts.report(look)
