"""Runs the closing program that has no main guard, by each start method, and says what became of it.

It may wait for ever. So it is stopped at the deadline; or, since nobody is left then who could put a
greeting, a moment after the second of its processes has failed.
"""

import multiprocessing
import os
import subprocess
import sys
import threading
import time

import facts

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "closing_program_without_guard.py")
BY_A_METHOD = (
    "import multiprocessing, runpy, sys;"
    "multiprocessing.set_start_method(sys.argv[1]);"
    "runpy.run_path(sys.argv[2], run_name='__main__')"
)
PROCESSES = 2
A_MOMENT = 0.3


class Run:
    def __init__(self, method):
        self._method = method
        self._program = subprocess.Popen(
            [sys.executable, "-c", BY_A_METHOD, method, PROGRAM],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        self._output, self._errors = [], []
        self._all_failed = threading.Event()
        self._readers = [
            threading.Thread(target=self._read, args=(self._program.stdout, self._output)),
            threading.Thread(target=self._read, args=(self._program.stderr, self._errors)),
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream, lines):
        for line in stream:
            lines.append(line)
            if sum(each.startswith("RuntimeError") for each in self._errors) == PROCESSES:
                self._all_failed.set()
        # The program has ended, and all that it started.
        self._all_failed.set()

    def seen(self, end):
        self._all_failed.wait(max(0, end - time.monotonic()))
        try:
            exit_code, stopped = self._program.wait(A_MOMENT), False
        except subprocess.TimeoutExpired:
            exit_code, stopped = None, True
            self._program.kill()
            self._program.wait()
        for reader in self._readers:
            reader.join()
        self._program.stdout.close()
        self._program.stderr.close()
        return {
            "method": self._method,
            "exitCode": exit_code,
            "stopped": stopped,
            "output": "".join(self._output),
            "errorOutput": "".join(self._errors),
        }


def main(deadline_seconds):
    end = time.monotonic() + deadline_seconds
    runs = [Run(method) for method in multiprocessing.get_all_start_methods()]
    return {
        "usual": multiprocessing.get_start_method(),
        "runs": [run.seen(end) for run in runs],
    }


if __name__ == "__main__":
    facts.report(main)
