"""Which PIDs three workers and their starter have while all of them live."""

import multiprocessing
import os
import queue
import threading

import facts

WORKERS = 3


def tell(pids, everyone):
    pids.put(os.getpid())
    everyone.wait()


def pids_of_processes(method):
    context = multiprocessing.get_context(method)
    return pids_told(context.Process, context.Queue(), context.Barrier(WORKERS + 1))


def pids_of_threads():
    return pids_told(threading.Thread, queue.Queue(), threading.Barrier(WORKERS + 1))


def pids_told(worker, pids, everyone):
    workers = [worker(target=tell, args=(pids, everyone)) for _ in range(WORKERS)]
    for each in workers:
        each.start()
    told = [pids.get() for _ in workers]
    everyone.wait()
    for each in workers:
        each.join()
    return told + [os.getpid()]


def look(kind):
    return pids_of_threads() if kind == "threads" else pids_of_processes(kind)


if __name__ == "__main__":
    facts.report(look)
