"""Starts processes side by side and waits for the first message of each.

Arguments: the start method ("spawn", "forkserver") and how many at once (1). One operation is one start
of all of them; their end is not timed.
"""

import multiprocessing
import sys

import peer


def say_hello(end):
    end.send(peer.SMALL)
    end.recv()


def start(context):
    here, there = context.Pipe()
    child = context.Process(target=say_hello, args=(there,), daemon=True)
    child.start()
    there.close()
    return child, here


def main():
    context = multiprocessing.get_context(sys.argv[1])
    at_once = int(sys.argv[2]) if len(sys.argv) > 2 else 1

    def start_all(count):
        for _ in range(count):
            started = [start(context) for _ in range(at_once)]
            for _, here in started:
                here.recv()
            running.append(started)

    running = []

    def end_all():
        while running:
            for child, here in running.pop():
                here.send(None)
                child.join()

    # A first start, so that the forkserver is there before any is timed.
    start_all(1)
    end_all()
    peer.serve(start_all, after=end_all)


if __name__ == "__main__":
    main()
