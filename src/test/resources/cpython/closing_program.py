"""The article's closing program, retold: a thread appends to a list, a process appends to its own, and a queue
carries a greeting. Given the word thread it puts a thread in the process's place.

A program of its own, with a main guard: under spawn and forkserver a process begins by importing it.
"""

import multiprocessing
import os
import sys
import threading

common = []
apart = []


def in_words(entries):
    return "[" + ", ".join(entries) + "]"


def leave_a_word_in_common():
    common.append("left by a thread")


def leave_a_word_apart():
    apart.append("left by a process")
    print("list inside the process:", in_words(apart), flush=True)
    print("PID inside the process:", os.getpid(), flush=True)


def greet(queue):
    queue.put("greetings")


def main(world):
    thread = threading.Thread(target=leave_a_word_in_common)
    thread.start()
    thread.join()
    print("list after the thread:", in_words(common), flush=True)

    context = multiprocessing.get_context(None if world == "thread" else world)
    in_the_processs_place = threading.Thread if world == "thread" else context.Process
    process = in_the_processs_place(target=leave_a_word_apart)
    process.start()
    process.join()
    print("list after the process:", in_words(apart), flush=True)

    queue = context.Queue()
    process = context.Process(target=greet, args=(queue,))
    process.start()
    print("from the queue:", queue.get(), flush=True)
    process.join()
    print("PID of the program:", os.getpid(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
