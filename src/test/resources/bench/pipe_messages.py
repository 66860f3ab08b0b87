"""Messages through a multiprocessing.Pipe: small texts, or as many bytes as the argument says."""

import multiprocessing
import sys

import peer


def send_texts(orders, end):
    def send(count):
        for _ in range(count):
            end.send(peer.SMALL)

    peer.obey(orders, send)


def send_bytes(orders, end, size):
    message = bytes(size)

    def send(count):
        for _ in range(count):
            end.send_bytes(message)

    peer.obey(orders, send)


def main():
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    if len(sys.argv) > 1:
        target, arguments, receive = send_bytes, (there, int(sys.argv[1])), here.recv_bytes
    else:
        target, arguments, receive = send_texts, (there,), here.recv
    workers = peer.Workers(context, target, [arguments])

    def take(count):
        workers.order(count)
        for _ in range(count):
            receive()

    peer.serve(take)


if __name__ == "__main__":
    main()
