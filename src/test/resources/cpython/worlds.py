"""The same work on threads or on processes: a crew of workers that do what they are told, each one thing
after another.

A world is "thread", or a start method of multiprocessing: "fork", "spawn", "forkserver". In all of them the
workers run before anything is asked of them, so what the starter makes later is no part of what a forked
worker was given.
"""

import multiprocessing
import os
import queue
import threading
import traceback

THREAD = "thread"


def where():
    """Which process and which thread the caller is, in the kernel's word."""
    return {
        "pid": os.getpid(),
        "threadId": threading.get_native_id(),
        "virtual": False,
        "source": "kernel",
    }


class WorkerFailed(Exception):
    """Holds the worker's own traceback."""


class Crew:
    """To be used in a with statement, whose end ends the workers.

    What is done on processes, and its arguments and results, are pickled; so it stands at the top of a
    module. `given` is handed to each worker at its start, before the work's own arguments: this is how locks,
    queues and pipes travel, which can be handed over at no other time.
    """

    def __init__(self, world, size, *given):
        start = _thread if world == THREAD else _process
        self.world = world
        self.size = size
        # Who makes a lock or a queue keeps it until the processes have found it; here nobody forgets it before.
        self._given = given
        self._workers = [start(world, "worker %d" % number, given) for number in range(size)]

    def __enter__(self):
        for _, worker in self._workers:
            worker.start()
        # All of them are at work before anything is asked of one.
        self.run(_nothing)
        return self

    def __exit__(self, failure, *more):
        if failure is None:
            self.end(range(self.size))
        elif self.world != THREAD:
            # Nobody knows what they wait for.
            for worker in self.workers():
                worker.kill()
                worker.join()

    def end(self, numbers):
        """Ends some of the workers; a process has then sent what it put into queues."""
        ended = [self._workers[number] for number in numbers if self._workers[number][1].is_alive()]
        for orders, _ in ended:
            orders.send(None)
        for _, worker in ended:
            worker.join()

    def submit(self, worker, work, *arguments):
        """Gives out one work, whose result is to be fetched before the next is given out."""
        self._workers[worker][0].send((work, arguments))

    def result(self, worker):
        failed, result = self._workers[worker][0].recv()
        if failed:
            raise WorkerFailed("worker %d of %s failed:\n%s" % (worker, self.world, result))
        return result

    def run_on(self, worker, work, *arguments):
        self.submit(worker, work, *arguments)
        return self.result(worker)

    def run(self, work, *arguments):
        """On all workers at the same time."""
        return self.run_each([(work, *arguments)] * self.size)

    def run_each(self, works):
        """On each worker its own, at the same time."""
        for worker, (work, *arguments) in enumerate(works):
            self.submit(worker, work, *arguments)
        return [self.result(worker) for worker in range(len(works))]

    def workers(self):
        """As threading or multiprocessing knows them."""
        return [worker for _, worker in self._workers]


class _Hands:
    """One end between two threads, with the methods of a connection. What passes is not copied."""

    def __init__(self, out, into):
        self.send, self.recv = out.put, into.get


def _thread(world, name, given):
    there, back = queue.Queue(), queue.Queue()
    orders = _Hands(back, there)
    worker = threading.Thread(name=name, target=_obey, args=(orders, given), daemon=True)
    return _Hands(there, back), worker


def _process(method, name, given):
    context = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    worker = context.Process(name=name, target=_obey, args=(theirs, given), daemon=True)
    return ours, worker


def _obey(orders, given):
    while True:
        order = orders.recv()
        if order is None:
            return
        work, arguments = order
        try:
            result = (False, work(*given, *arguments))
        except BaseException:
            result = (True, traceback.format_exc())
        orders.send(result)


def _nothing(*given):
    return None
