"""A small message there by one multiprocessing.Queue and back by another."""

import multiprocessing

import peer


def echo(there, back):
    while True:
        back.put(there.get())


def main():
    context = multiprocessing.get_context("spawn")
    there, back = context.Queue(), context.Queue()
    context.Process(target=echo, args=(there, back), daemon=True).start()

    def go_and_return(count):
        for _ in range(count):
            there.put(peer.SMALL)
            back.get()

    peer.serve(go_and_return)


if __name__ == "__main__":
    main()
