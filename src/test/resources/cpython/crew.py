"""A crew that waits for orders. Arguments: "threads" or "processes", how many, a kind of work.

An order is {"parts": [{"first", "units", "place"}, …]}, one for each worker; all are told at once. The answer
is {"workers": […]}, what each has done, see work.done. The kinds are work.KINDS.
"""

import multiprocessing
import queue
import threading
import traceback

import facts
import work


def attempt(kind, part):
    """What was done, or how it failed: an exception may not be able to travel."""
    try:
        return work.done(kind, part["first"], part["units"], part["place"])
    except Exception:
        return {"failure": traceback.format_exc()}


class Threads:
    def __init__(self, size, kind):
        self._answers = queue.SimpleQueue()
        self._orders = [queue.SimpleQueue() for _ in range(size)]
        for worker in range(size):
            threading.Thread(target=self._serve, args=(worker, kind), daemon=True).start()

    def _serve(self, worker, kind):
        while True:
            part = self._orders[worker].get()
            self._answers.put((worker, attempt(kind, part)))

    def do(self, parts):
        for orders, part in zip(self._orders, parts):
            orders.put(part)
        answers = dict(self._answers.get() for _ in parts)
        return [answers[worker] for worker in range(len(parts))]


def serve(end, kind):
    try:
        while True:
            end.send(attempt(kind, end.recv()))
    except (EOFError, OSError):
        pass  # The crew has ended.


class Processes:
    """Spawned, as every platform can; whether they were forked makes no odds once they run."""

    def __init__(self, size, kind):
        context = multiprocessing.get_context("spawn")
        self._ends = []
        for _ in range(size):
            here, there = context.Pipe()
            context.Process(target=serve, args=(there, kind), daemon=True).start()
            there.close()
            self._ends.append(here)

    def do(self, parts):
        at_work = self._ends[: len(parts)]
        for end, part in zip(at_work, parts):
            end.send(part)
        return [end.recv() for end in at_work]


def prepare(workers, size, kind):
    crew = {"threads": Threads, "processes": Processes}[workers](size, kind)

    def answer(order):
        done = crew.do(order["parts"])
        for worker in done:
            if "failure" in worker:
                raise RuntimeError("a worker failed:\n" + worker["failure"])
        return {"workers": done}

    return answer


if __name__ == "__main__":
    facts.serve(prepare)
