"""Small messages through one multiprocessing.Queue, from as many producers as the argument says (1)."""

import multiprocessing
import sys

import peer


def produce(orders, queue):
    def put(count):
        for _ in range(count):
            queue.put(peer.SMALL)

    peer.obey(orders, put)


def main():
    producers = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    workers = peer.Workers(context, produce, [(queue,)] * producers)

    def consume(total):
        workers.order(total)
        for _ in range(total):
            queue.get()

    peer.serve(consume)


if __name__ == "__main__":
    main()
