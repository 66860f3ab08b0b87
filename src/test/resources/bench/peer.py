"""What every CPython peer of the benchmarks has in common. Standard library only, Python 3.8 or newer.

A peer starts its processes first. Then each line of its standard input is a number of operations: it
does them and answers with the nanoseconds they took. The end of its input ends it.
"""

import sys
import time

# The text of io.github.threadsvsprocesses.bench.Message.
SMALL = "sixteen letters."


def serve(operate, after=lambda: None):
    """What comes after an operation is not timed: it runs when the answer is given."""
    for line in sys.stdin:
        begin = time.perf_counter_ns()
        operate(int(line))
        print(time.perf_counter_ns() - begin, flush=True)
        after()


def obey(orders, work):
    """In a worker: does as much work as each order says, until the orders end."""
    while True:
        try:
            count = orders.recv()
        except EOFError:
            return
        work(count)


class Workers:
    """Daemon processes, each with an end of a pipe by which it gets its orders."""

    def __init__(self, context, target, each_arguments):
        self._orders = []
        for arguments in each_arguments:
            theirs, ours = context.Pipe(duplex=False)
            context.Process(target=target, args=(theirs, *arguments), daemon=True).start()
            theirs.close()
            self._orders.append(ours)

    def order(self, total):
        share, rest = divmod(total, len(self._orders))
        if rest:
            raise ValueError(f"{total} cannot be shared out among {len(self._orders)} evenly")
        for orders in self._orders:
            orders.send(share)
