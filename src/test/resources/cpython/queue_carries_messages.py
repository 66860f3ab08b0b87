"""Producers put numbered messages into a multiprocessing.Queue, consumers take them: who took which."""

import multiprocessing

import facts
import worlds

ONE_IN = 1_000
END = None


class FaultyQueue:
    """Does wrong by one message in a thousand. In one producer's hands only."""

    def __init__(self, sound, fault):
        self._sound = sound
        self._fault = fault
        self._held_back = []
        self._puts = 0

    def put(self, message):
        self._puts += 1
        wrong = self._puts % ONE_IN == ONE_IN - 1
        if wrong and self._fault == "SWAPS":
            self._held_back.append(message)
            return
        if not wrong or self._fault != "LOSES":
            self._sound.put(message)
        if wrong and self._fault == "DOUBLES":
            self._sound.put(message)
        while self._held_back:
            self._sound.put(self._held_back.pop())


def produce(queue, all_have_one, producer, messages, fault):
    faulty = FaultyQueue(queue, fault)
    for number in range(messages):
        faulty.put((producer, number))


def consume(queue, all_have_one):
    """After its first message it waits for the others to have one, so that no consumer takes all."""
    taken = [queue.get()]
    all_have_one.wait()
    taken.extend(iter(queue.get, END))
    return taken


def main(method, producers, consumers, messages, fault):
    context = multiprocessing.get_context(method)
    queue, all_have_one = context.Queue(), context.Barrier(consumers)
    with worlds.Crew(method, producers + consumers, queue, all_have_one) as processes:
        for producer in range(producers):
            processes.submit(producer, produce, producer, messages, fault)
        for consumer in range(producers, producers + consumers):
            processes.submit(consumer, consume)
        for producer in range(producers):
            processes.result(producer)
        # A producer's own thread may still be sending what it has put. An end that overtakes it would show as
        # a loss, so the ends are put when the producers have gone.
        processes.end(range(producers))
        for _ in range(consumers):
            queue.put(END)
        return [processes.result(consumer) for consumer in range(producers, producers + consumers)]


if __name__ == "__main__":
    facts.report(main)
