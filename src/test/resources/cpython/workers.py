"""A crew that lives while the JVM looks at it from outside, and asks it."""

import os
import threading
import time

import facts
import worlds


def where():
    return worlds.where()


def parent():
    """In the word of the worker itself."""
    return os.getppid()


def compute_and_pause(units, pauses):
    """Uses the CPU and lets go of it again; tells where it did."""
    total = 0
    for number in range(units):
        total += number
    for _ in range(pauses):
        time.sleep(0.0001)
    return worlds.where()


def leave_threads_at_work(count):
    """They live as long as their process."""
    told, never = [], threading.Event()
    all_told = threading.Barrier(count + 1)

    def tell_and_stay():
        told.append(worlds.where())
        all_told.wait()
        never.wait()

    for _ in range(count):
        threading.Thread(target=tell_and_stay, daemon=True).start()
    all_told.wait()
    return told


def park_threads(count, touched_mebibytes):
    """Each touches so much memory and keeps it; all live as long as their process. Says how many park."""
    never = threading.Event()
    all_parked = threading.Barrier(count + 1)

    def touch_and_park():
        touched = b"\1" * (touched_mebibytes << 20)
        all_parked.wait()
        never.wait()
        return touched

    for _ in range(count):
        threading.Thread(target=touch_and_park, daemon=True).start()
    all_parked.wait()
    return count


WORKS = {
    work.__name__: work
    for work in (where, parent, compute_and_pause, leave_threads_at_work, park_threads)
}


def prepare(world, size):
    workers = worlds.Crew(world, size)
    workers.__enter__()

    def answer(question):
        asked, *arguments = question
        if asked == "starter":
            return worlds.where()
        if asked == "join":
            # One that was killed from outside; what the system says of its end.
            worker = workers.workers()[arguments[0]]
            worker.join()
            return worker.exitcode
        worker, *arguments = arguments
        return workers.run_on(worker, WORKS[asked], *arguments)

    to_end.append(workers)
    return answer


to_end = []

if __name__ == "__main__":
    facts.serve(prepare)
    for each in to_end:
        each.end(range(each.size))
