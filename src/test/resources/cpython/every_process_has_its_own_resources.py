"""Files, an environment variable and memory that one worker takes, and what the others have of it."""

import errno
import mmap
import os
import socket
import tempfile

import facts
import worlds

TEXT = "written by a worker"
MEBIBYTE = 1 << 20

# What a worker keeps, until it lets go.
kept = []


def cpus():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def count_open(directory):
    """The system's word: Linux shows a link for each descriptor of the process that asks."""
    count = 0
    for descriptor in os.listdir("/proc/self/fd"):
        try:
            count += os.readlink("/proc/self/fd/" + descriptor).startswith(directory)
        except OSError:
            pass  # Closed meanwhile: it was the one of the listing itself.
    return count


def open_files(directory, files):
    before = count_open(directory)
    for number in range(files):
        path = os.path.join(directory, "file-%d" % number)
        with open(path, "w") as file:
            file.write(TEXT)
        kept.append(open(path))
    port = socket.create_server(("127.0.0.1", 0))
    kept.append(port)
    return {"grew": count_open(directory) - before, "port": port.getsockname()[1], "cpus": cpus()}


def close_all():
    while kept:
        kept.pop().close()


def try_to_take(port):
    try:
        with socket.create_server(("127.0.0.1", port)):
            return "given"
    except OSError as refused:
        return "refused: %s" % refused.strerror


def files(workers, number):
    with tempfile.TemporaryDirectory() as unresolved:
        directory = os.path.realpath(unresolved)
        siblings = workers.run_on(1, count_open, directory)
        starters = count_open(directory)
        opened = workers.run_on(0, open_files, directory, number)
        with open(os.path.join(directory, "file-0")) as file:
            text = file.read()
        seen = {
            "workers": opened["grew"],
            "siblings": workers.run_on(1, count_open, directory) - siblings,
            "starters": count_open(directory) - starters,
            "textOnDisk": text,
            "port": try_to_take(opened["port"]),
            "cpus": opened["cpus"],
        }
        workers.run_on(0, close_all)
        return seen


def set_variable(name):
    os.environ[name] = "set"
    return name_variables()


def name_variables():
    return sorted(os.environ)


def variables(workers, variable):
    return {"workers": workers.run_on(0, set_variable, variable), "starters": name_variables()}


def limit_memory(mebibytes):
    """From now on this process gets so much more, and no more."""
    import resource

    with open("/proc/self/statm") as sizes:
        now = int(sizes.read().split()[0]) * resource.getpagesize()
    limit = now + mebibytes * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def take(mebibytes):
    """Straight from the system: an allocator may have set room aside before there was a limit.

    What is not touched costs the machine nothing.
    """
    return mmap.mmap(-1, mebibytes * MEBIBYTE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def does_not_fit(error):
    return error.errno == errno.ENOMEM


def fill_memory(most, piece):
    """Until a large piece does not fit any more: its room is left to those who look on in the same process."""
    for _ in range(most):
        try:
            kept.append(take(1))
            take(piece).close()
        except OSError as error:
            if not does_not_fit(error):
                raise
            return "%s: %d MiB held, %d more do not fit" % (error.strerror, len(kept), piece)
    return "no limit up to %d MiB" % most


def ask_for(mebibytes):
    try:
        take(mebibytes).close()
        return True
    except OSError as error:
        if not does_not_fit(error):
            raise
        return False


def memory(workers, limit, most, piece, asked_for):
    limit_memory(limit)
    if workers.world != worlds.THREAD:
        workers.run(limit_memory, limit)
    outcome = {
        "worker": workers.run_on(0, fill_memory, most, piece),
        "siblingGot": workers.run_on(1, ask_for, asked_for),
        "starterGot": ask_for(asked_for),
    }
    workers.run_on(0, close_all)
    return outcome


def main(world, number, variable, limit, most, piece, asked_for):
    with worlds.Crew(world, 2) as workers:
        return {
            "files": files(workers, number),
            "variables": variables(workers, variable),
            "memory": memory(workers, limit, most, piece, asked_for),
        }


if __name__ == "__main__":
    facts.report(main)
