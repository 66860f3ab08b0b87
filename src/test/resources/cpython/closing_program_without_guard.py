"""The article's closing program, retold as it is printed: everything at the top level, no main guard."""

import multiprocessing
import os
import threading

common = []


def leave_a_word_in_common():
    common.append("left by a thread")


thread = threading.Thread(target=leave_a_word_in_common)
thread.start()
thread.join()

print("list after the thread: [%s]" % ", ".join(common), flush=True)

apart = []


def leave_a_word_apart():
    apart.append("left by a process")
    print("list inside the process: [%s]" % ", ".join(apart), flush=True)
    print("PID inside the process:", os.getpid(), flush=True)


process = multiprocessing.Process(target=leave_a_word_apart)
process.start()
process.join()

print("list after the process: [%s]" % ", ".join(apart), flush=True)


def greet(queue):
    queue.put("greetings")


queue = multiprocessing.Queue()
process = multiprocessing.Process(target=greet, args=(queue,))
process.start()
print("from the queue:", queue.get(), flush=True)
process.join()

print("PID of the program:", os.getpid(), flush=True)
