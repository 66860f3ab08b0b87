"""Three workers that count, each in a process of its own or all as threads of one. One is killed or halts: what
becomes of the others?"""

import multiprocessing
import os
import threading
import time
from multiprocessing.connection import wait

import facts

HALTED = 3
A_GLANCE = 0.0002
GO_ON, STOP, HALT = 0, 1, 2


def count(progress, orders, worker):
    while orders[worker] != STOP:
        if orders[worker] == HALT:
            os._exit(HALTED)
        progress[worker] += 1
        time.sleep(A_GLANCE)


def live(progress, orders, workers):
    """In a process: some workers, each a thread."""
    threads = [
        threading.Thread(target=count, args=(progress, orders, worker), daemon=True)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def gets_further(worker, progress, home):
    """Ends when it does or its process is gone."""
    before = progress[worker]
    while progress[worker] == before:
        # Waits for the end of the process, or for a moment.
        if wait([home.sentinel], A_GLANCE):
            return False
    return True


def main(method, workers, together, end):
    context = multiprocessing.get_context(method)
    progress, orders = context.RawArray("q", workers), context.RawArray("q", workers)
    if together:
        homes = [context.Process(target=live, args=(progress, orders, range(workers)), daemon=True)]
        homes[0].start()
        homes *= workers
    else:
        homes = []
        for worker in range(workers):
            home = context.Process(target=live, args=(progress, orders, [worker]), daemon=True)
            home.start()
            homes.append(home)
    at_work = [gets_further(worker, progress, homes[worker]) for worker in range(workers)]

    if end == "KILLED":
        homes[0].kill()
    else:
        orders[0] = HALT
    homes[0].join()

    survivors = []
    for worker in range(1, workers):
        before = progress[worker]
        goes_on = gets_further(worker, progress, homes[worker])
        survivors.append({"worker": worker, "goesOn": goes_on, "before": before, "after": progress[worker]})
        orders[worker] = STOP
    for home in homes:
        home.join()
    return {
        "homes": [home.pid for home in homes],
        "atWork": at_work,
        "exitCode": homes[0].exitcode,
        "survivors": survivors,
        "survivorsExitCodes": [home.exitcode for home in homes[1:]],
    }


if __name__ == "__main__":
    facts.report(main)
