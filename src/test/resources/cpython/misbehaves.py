"""What a script may do to the kit that runs it, for the kit's tests."""

import multiprocessing.shared_memory
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

import facts

FLOOD = 20 << 20


def fails():
    raise ValueError("there is no such list")


def hangs():
    threading.Event().wait()


def exits():
    os._exit(3)


def is_killed():
    os.kill(os.getpid(), signal.SIGKILL)


def prints():
    print('{"said": "garbage"}')
    subprocess.run([sys.executable, "-c", "print('{\"said\": \"more garbage\"}')"], check=True)
    os.write(1, b'{"said": "even more"}\n')
    return {"said": "the truth"}


def floods():
    print("x" * FLOOD)
    sys.stderr.write("y" * FLOOD)
    return {"said": "the truth"}


def says_too_much():
    return {"said": "x" * (5 << 20)}


def says_no_number():
    return {"said": float("nan")}


def says_something_else():
    return {"told": "the truth"}


def says_more():
    return {"said": "the truth", "told": "the rest"}


def leaves_an_orphan():
    """A process whose parent has ended, and which ends by nothing of its own."""
    here, there = os.pipe()
    if os.fork() == 0:
        orphan = os.fork()
        if orphan == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            while True:
                time.sleep(1000)
        os.write(there, str(orphan).encode())
        os._exit(0)
    os.wait()
    return {"said": os.read(here, 100).decode()}


def leaves_an_orphan_and_hangs(file):
    with open(file + ".part", "w") as out:
        out.write(leaves_an_orphan()["said"])
    os.rename(file + ".part", file)
    hangs()


def leaves_files():
    return {"said": tempfile.mkdtemp()}


def leaves_shared_memory():
    memory = multiprocessing.shared_memory.SharedMemory(create=True, size=64)
    return {"said": memory.name}


def leaves_shared_memory_and_hangs(file):
    with open(file + ".part", "w") as out:
        out.write(leaves_shared_memory()["said"])
    os.rename(file + ".part", file)
    hangs()


def look(what, *arguments):
    return globals()[what](*arguments)


if __name__ == "__main__":
    facts.report(look)
