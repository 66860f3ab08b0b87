"""What the starter and its workers say of the interpreter they run in, and of its garbage collector."""

import gc
import os
import platform
import uuid

import facts
import worlds

# Drawn when this module is initialised: as many tokens as times it was.
INITIALISATION = str(uuid.uuid4())


def describe():
    return {
        "name": "%s %s of process %d"
        % (platform.python_implementation(), platform.python_version(), os.getpid()),
        "initialisation": INITIALISATION,
    }


def collections():
    return sum(generation["collections"] for generation in gc.get_stats())


def collect(times):
    for _ in range(times):
        gc.collect()


def main(world, times):
    with worlds.Crew(world, 2) as workers:
        described = [describe()] + workers.run(describe)
        before = [collections()] + workers.run(collections)
        workers.run_on(0, collect, times)
        after = [collections()] + workers.run(collections)
    starters, workers_own, siblings = [late - early for late, early in zip(after, before)]
    return {
        "runtimes": described,
        "collections": {"workers": workers_own, "siblings": siblings, "starters": starters},
    }


if __name__ == "__main__":
    facts.report(main)
