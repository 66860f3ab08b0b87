"""A multiprocessing.shared_memory that parent and child fill in turn, and the digests of what each reads."""

import hashlib
import mmap
import multiprocessing
import random
from multiprocessing import shared_memory
from multiprocessing.reduction import ForkingPickler

import facts

SIZE = 1 << 20
FIRST, THE_CHILDS, LAST = 1, 2, 3


def content(seed):
    return random.Random(seed).getrandbits(8 * SIZE).to_bytes(SIZE, "little")


def digest(content):
    return hashlib.sha256(content).hexdigest()


class Words:
    """One end of a pipe that counts the bytes sent through it."""

    def __init__(self, end):
        self._end = end
        self.sent = 0

    def say(self, word):
        self.sent += len(ForkingPickler.dumps(word))
        self._end.send(word)

    def hear(self):
        word = self._end.recv()
        self.sent += len(ForkingPickler.dumps(word))
        return word


def mapping(segment, privately):
    """Copy on write, in a mapping of its own, is what the child gets where it is not to share."""
    if not privately:
        return segment.buf
    if hasattr(segment, "_fd"):
        return mmap.mmap(segment._fd, SIZE, access=mmap.ACCESS_COPY)
    return mmap.mmap(-1, SIZE, tagname=segment.name, access=mmap.ACCESS_COPY)


def converse(segment, end, privately):
    memory = mapping(segment, privately)
    end.send(digest(memory[:SIZE]))
    memory[:SIZE] = content(THE_CHILDS)
    end.send("written")
    end.recv()
    end.send(digest(memory[:SIZE]))


def read(who, written, seen):
    return {"who": who, "written": digest(content(written)), "seen": seen}


def main(method, privately):
    context = multiprocessing.get_context(method)
    segment = shared_memory.SharedMemory(create=True, size=SIZE)
    try:
        segment.buf[:SIZE] = content(FIRST)
        here, there = context.Pipe()
        child = context.Process(target=converse, args=(segment, there, privately))
        child.start()
        there.close()
        words = Words(here)
        reads = [read("the child", FIRST, words.hear())]
        words.hear()
        reads.append(read("the parent", THE_CHILDS, digest(bytes(segment.buf[:SIZE]))))
        segment.buf[:SIZE] = content(LAST)
        words.say("your turn")
        reads.append(read("the child", LAST, words.hear()))
        child.join()
        here.close()
        # By name, which is how the memory itself travels.
        words.sent += len(segment.name)
        return {"size": SIZE, "reads": reads, "sent": words.sent}
    finally:
        segment.close()
        segment.unlink()


if __name__ == "__main__":
    facts.report(main)
