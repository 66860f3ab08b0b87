"""A crew of threads that is secretly made of processes; for a test. As crew.py, but for the truth.

Arguments: how many, a kind of work, and how to lie.

With "openly" the work's own account is handed on; with "forged" it names this process and threads
that are there, and do nothing. With "lazily" the crew of threads is one, but leaves out a unit.
"""

import os
import threading

import crew
import facts


def prepare(size, kind, how):
    lazy = how == "lazily"
    hidden = (crew.Threads if lazy else crew.Processes)(size, kind)
    idle = [threading.Thread(target=threading.Event().wait, daemon=True) for _ in range(size)]
    for each in idle:
        each.start()

    def answer(order):
        parts = order["parts"]
        if lazy:
            parts = [dict(part, units=max(0, part["units"] - 1)) for part in parts]
        done = hidden.do(parts)
        if how == "forged":
            for each, thread in zip(done, idle):
                each.update(pid=os.getpid(), thread=thread.native_id)
        return {"workers": done}

    return answer


if __name__ == "__main__":
    facts.serve(prepare)
