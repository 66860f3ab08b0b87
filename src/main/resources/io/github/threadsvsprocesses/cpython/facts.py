"""The script's end of the line between a JVM and a CPython that it has started.

A script that looks once:

    import facts

    def look(name, count):                # the arguments of CPython.run
        return {"pid": os.getpid()}       # one JSON value, a record in Java

    if __name__ == "__main__":
        facts.report(look)

A script that is asked again and again, in a PythonSession:

    def prepare(workers):                 # the arguments of CPython.start
        crew = Crew(workers)
        return crew.answer                # called with each question, returns its answer

    if __name__ == "__main__":
        facts.serve(prepare)

Facts go out on the standard output that the script was started with; from then on all that it and
its children print goes to standard error, so that nobody can garble them. Standard input is the
JVM's as well: a script, and what it has started, ends with the JVM. Nothing happens on import, for
a spawned child imports this too. Standard library only, CPython 3.8 and newer.
"""

import faulthandler
import json
import os
import queue
import signal
import sys
import threading

_GOODBYE = b""
_SHOW_STACKS = b"!"
_LONGEST_READ = 1 << 16


def report(look):
    """Calls look with the script's arguments and reports what it returns."""
    jvm = _Jvm()
    jvm.tell(look(*jvm.arguments))


def serve(prepare):
    """Calls prepare with the script's arguments, and what that returns with each question.

    Returns when the JVM has no more questions, so that a script can clean up behind itself.
    """
    jvm = _Jvm()
    answer = prepare(*jvm.arguments)
    for question in jvm.questions():
        jvm.tell(answer(question))


class _Jvm:
    """The JVM that has started this script: the first line it sends holds the arguments."""

    def __init__(self):
        faulthandler.enable()
        self._input = os.dup(0)
        self._output = os.dup(1)
        _replace(0, os.open(os.devnull, os.O_RDONLY))
        os.dup2(2, 1)
        sys.stdout.reconfigure(line_buffering=True)
        _lead_a_group()
        self._lines = queue.SimpleQueue()
        # Never a lock of Python's while it waits: a child that is forked meanwhile would keep it.
        threading.Thread(target=self._listen, name="lifeline", daemon=True).start()
        self.arguments = json.loads(self._lines.get())

    def tell(self, value):
        left = json.dumps(value, allow_nan=False).encode() + b"\n"
        while left:
            left = left[os.write(self._output, left) :]

    def questions(self):
        for line in iter(self._lines.get, _GOODBYE):
            yield json.loads(line)

    def _listen(self):
        begun = b""
        while True:
            read = os.read(self._input, _LONGEST_READ)
            if not read:
                _end_with_all()
            *lines, begun = (begun + read).split(b"\n")
            for line in lines:
                if line == _SHOW_STACKS:
                    faulthandler.dump_traceback(all_threads=True)
                    os.write(2, b"(end of the stacks)\n")
                else:
                    self._lines.put(line)


def _replace(descriptor, by):
    os.dup2(by, descriptor)
    os.close(by)


def _lead_a_group():
    if hasattr(os, "setpgid") and os.getpgrp() != os.getpid():
        os.setpgid(0, 0)


def _end_with_all():
    """The JVM is gone."""
    if not hasattr(os, "killpg"):
        import subprocess

        subprocess.call(["taskkill", "/F", "/T", "/PID", str(os.getpid())])
    elif os.getpgrp() == os.getpid():
        if os.path.isdir("/proc/self"):
            while _kill(_others_of_the_group()):
                pass
        else:
            os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def _others_of_the_group():
    """All but multiprocessing's own process that removes shared memory after the last of them."""
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open("/proc/%s/cmdline" % name, "rb") as file:
                    command = file.read()
                # One that has ended and waits for its parent has no command any more.
                if os.getpgid(int(name)) == os.getpid() and command:
                    if b"resource_tracker" not in command:
                        yield int(name)
            except OSError:
                pass


def _kill(processes):
    """How many there were."""
    killed = 0
    for process in processes:
        try:
            os.kill(process, signal.SIGKILL)
            killed += 1
        except OSError:
            pass
    return killed
