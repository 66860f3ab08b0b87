"""Three tasks for as many workers, or for one: how many are in progress before any may end.

A task goes to a worker that is free, and queues where there is none. It begins, says so, and waits until it
may go on.
"""

import collections
import multiprocessing
import queue
import threading

import facts
import worlds


def begin_and_wait(begun, go_on, task):
    begun.put(task)
    go_on.wait()
    return worlds.where()


def main(world, tasks, size):
    if world == worlds.THREAD:
        begun, go_on = queue.Queue(), threading.Event()
    else:
        context = multiprocessing.get_context(world)
        begun, go_on = context.Queue(), context.Event()
    with worlds.Crew(world, size, begun, go_on) as workers:
        not_begun = collections.deque(range(1, tasks + 1))
        while not_begun and len(not_begun) > tasks - size:
            workers.submit(tasks - len(not_begun), begin_and_wait, not_begun.popleft())
        # Ends in either world: with a worker each all begin, with too few the rest are queued.
        in_progress = sorted(begun.get() for _ in range(tasks - len(not_begun)))
        queued = len(not_begun)
        go_on.set()
        ran_on = [workers.result(worker) for worker in range(tasks - queued)]
        while not_begun:
            ran_on.append(workers.run_on(0, begin_and_wait, not_begun.popleft()))
        return {"begun": in_progress, "queued": queued, "ranOn": ran_on}


if __name__ == "__main__":
    facts.report(main)
