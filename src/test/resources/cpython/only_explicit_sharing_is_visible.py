"""A number that is written into shared memory and into a variable of the program, and who finds it where."""

import struct
from multiprocessing import shared_memory

import facts
import worlds

WORD = struct.Struct("q")

# The variable that nobody shares explicitly.
plain = 0


def write(memory, number):
    """Into both; says what the writer's own variable holds then."""
    global plain
    WORD.pack_into(memory.buf, 0, number)
    plain = number
    return plain


def found(memory):
    return {"shared": WORD.unpack_from(memory.buf)[0], "plain": plain}


def main(method, by_a_child, by_the_parent):
    memory = shared_memory.SharedMemory(create=True, size=WORD.size)
    try:
        with worlds.Crew(method, 2, memory) as processes:
            childs_own = processes.run_on(0, write, by_a_child)
            first = {"parent": found(memory), "sibling": processes.run_on(1, found)}
            write(memory, by_the_parent)
            return {
                "childsOwn": childs_own,
                "parentFinds": first["parent"],
                "siblingFinds": first["sibling"],
                "childFindsThen": processes.run_on(0, found),
                "siblingFindsThen": processes.run_on(1, found),
            }
    finally:
        memory.close()
        memory.unlink()


if __name__ == "__main__":
    facts.report(main)
