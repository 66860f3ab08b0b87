"""Runs the closing program as a program of its own, and says what it printed."""

import os
import subprocess
import sys

import facts

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "closing_program.py")


def main(world):
    run = subprocess.run(
        [sys.executable, PROGRAM, world],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    return {"exitCode": run.returncode, "output": run.stdout, "errorOutput": run.stderr}


if __name__ == "__main__":
    facts.report(main)
