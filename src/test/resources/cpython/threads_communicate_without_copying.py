"""A letter that a worker gives back, and one that it passes on from queue to queue."""

import multiprocessing
import queue

import facts
import worlds


class Letter:
    """Two letters with the same text are equal, and still two."""

    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return isinstance(other, Letter) and self.text == other.text

    __hash__ = None


def give_back(there, back, letter):
    return letter


def pass_on(there, back):
    back.put(there.get())


def handed(letter, back):
    return {
        "sent": "%s, object %x" % (letter.text, id(letter)),
        "back": "%s, object %x" % (back.text, id(back)),
        "equal": back == letter,
        "same": back is letter,
    }


def main(world, way, text):
    letter = Letter(text)
    if world == worlds.THREAD:
        there, back = queue.Queue(), queue.Queue()
    else:
        context = multiprocessing.get_context(world)
        there, back = context.Queue(), context.Queue()
    with worlds.Crew(world, 1, there, back) as worker:
        if way == "given back":
            return handed(letter, worker.run_on(0, give_back, letter))
        worker.submit(0, pass_on)
        there.put(letter)
        came_back = back.get()
        worker.result(0)
        return handed(letter, came_back)


if __name__ == "__main__":
    facts.report(main)
