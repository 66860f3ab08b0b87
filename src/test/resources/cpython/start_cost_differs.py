"""How many threads started and ended, one after another, before a process that was started said it is ready."""

import multiprocessing
import threading

import facts


def say_ready(end):
    end.send("ready")


def start_process(context):
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=say_ready, args=(there,))
    process.start()
    there.close()
    return process, here


def await_a_process(context):
    process, here = start_process(context)
    here.recv()
    process.join()


def main(method, each_awaits_a_process):
    """The system has the process when its start has returned; nothing that precedes counts for the threads."""
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        await_a_process(context)  # The server is there before any process is timed.
    work, arguments = (await_a_process, (context,)) if each_awaits_a_process else (int, ())
    process, here = start_process(context)
    ended = 0
    while not here.poll(0):
        thread = threading.Thread(target=work, args=arguments)
        thread.start()
        thread.join()
        ended += 1
    process.join()
    return {"endedAtReady": ended}


if __name__ == "__main__":
    facts.report(main)
