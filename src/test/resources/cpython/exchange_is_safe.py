"""Two processes send sealed messages at the same time, through one of four ways: which ones arrived."""

import hashlib
import multiprocessing
import random
import threading
from multiprocessing import shared_memory

import crew
import facts

SENDERS = 2
SIZE = 256
COUNT_BYTES = 8
PAYLOAD = 64


def seal(producer, number, payload):
    return hashlib.sha256(("%d %d %s" % (producer, number, payload)).encode()).hexdigest()


def message(producer, number):
    payload = "%0*x" % (PAYLOAD, random.Random(producer << 16 | number).getrandbits(4 * PAYLOAD))
    return (producer, number, payload, seal(producer, number, payload))


def all_of(producer, messages):
    return [message(producer, number) for number in range(messages)]


def digest(messages):
    """As Sealed.digest: of the text of its records, sorted."""
    texts = sorted("Sealed[producer=%d, number=%d, payload=%s, seal=%s]" % each for each in messages)
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


class MemoryLog:
    """Messages one after another in shared memory, behind their number. Two senders meet at their first message:
    the one amidst appending waits until the other wants to append too, or, where nothing guards, is amidst it
    as well."""

    def __init__(self, context, segment, guard):
        self.segment = segment
        self._guard = guard
        self._at_the_door = context.Barrier(SENDERS)
        self._amidst = context.Barrier(SENDERS)

    def append_all(self, messages):
        if self._guard:
            self._at_the_door.wait()
        for number, each in enumerate(messages):
            if self._guard:
                with self._guard:
                    self._append(each, meets=False)
            else:
                self._append(each, meets=number == 0)

    def _append(self, each, meets):
        count = self._count()
        if meets:
            self._amidst.wait()
        start = COUNT_BYTES + count * SIZE
        self.segment.buf[start : start + SIZE] = (" ".join(map(str, each)) + " ").ljust(SIZE).encode()
        self.segment.buf[:COUNT_BYTES] = (count + 1).to_bytes(COUNT_BYTES, "little")

    def _count(self):
        return int.from_bytes(bytes(self.segment.buf[:COUNT_BYTES]), "little")

    def messages(self):
        starts = [COUNT_BYTES + number * SIZE for number in range(self._count())]
        return [parsed(bytes(self.segment.buf[start : start + SIZE])) for start in starts]


def parsed(content):
    parts = content.decode("ascii", "replace").split(" ")
    try:
        return (int(parts[0]), int(parts[1]), parts[2], parts[3])
    except (ValueError, IndexError):
        return (-1, -1, "", "")


def send_to_queue(channel, ready, producer, messages):
    sent = all_of(producer, messages)
    ready.wait()
    for each in sent:
        channel.put(each)
    return digest(sent)


def send_to_pipe(channel, ready, producer, messages):
    sent = all_of(producer, messages)
    ready.wait()
    with channel[producer] as mine:
        for each in sent:
            mine.send(each)
    return digest(sent)


def send_to_list(channel, ready, producer, messages):
    sent = all_of(producer, messages)
    ready.wait()
    for each in sent:
        channel.append(each)
    return digest(sent)


def send_to_memory(channel, ready, producer, messages):
    sent = all_of(producer, messages)
    ready.wait()
    channel.append_all(sent)
    return digest(sent)


def crew_of_senders(method, channel, work, messages):
    """The senders, and what each is to do."""
    ready = multiprocessing.get_context(method).Barrier(SENDERS)
    senders = crew.Crew(method, SENDERS, channel, ready)
    return senders, [(work, producer, messages) for producer in range(SENDERS)]


def through_a_queue(method, messages):
    queue = multiprocessing.get_context(method).Queue()
    senders, works = crew_of_senders(method, queue, send_to_queue, messages)
    with senders:
        sent = senders.run_each(works)
        # Their own threads may still be sending; the end has to come after all of it.
        senders.end(range(SENDERS))
        queue.put(None)
        return sent, list(iter(queue.get, None))


def through_pipes(method, messages):
    pipes = [multiprocessing.get_context(method).Pipe(duplex=False) for _ in range(SENDERS)]
    received = [[] for _ in pipes]

    def receive(number):
        while len(received[number]) < messages:
            received[number].append(pipes[number][0].recv())

    receivers = [threading.Thread(target=receive, args=(number,), daemon=True) for number in range(SENDERS)]
    senders, works = crew_of_senders(method, [end for _, end in pipes], send_to_pipe, messages)
    with senders:
        for receiver in receivers:
            receiver.start()
        sent = senders.run_each(works)
        for receiver in receivers:
            receiver.join()
        return sent, received[0] + received[1]


def through_a_managers_list(method, messages):
    with multiprocessing.get_context(method).Manager() as manager:
        entries = manager.list()
        senders, works = crew_of_senders(method, entries, send_to_list, messages)
        with senders:
            return senders.run_each(works), list(entries)


def through_memory(method, messages, guarded):
    context = multiprocessing.get_context(method)
    segment = shared_memory.SharedMemory(create=True, size=COUNT_BYTES + SENDERS * messages * SIZE)
    try:
        log = MemoryLog(context, segment, context.Lock() if guarded else None)
        senders, works = crew_of_senders(method, log, send_to_memory, messages)
        with senders:
            return senders.run_each(works), log.messages()
    finally:
        segment.close()
        segment.unlink()


def main(method, way, messages):
    ways = {
        "queue": lambda: through_a_queue(method, messages),
        "pipes": lambda: through_pipes(method, messages),
        "list": lambda: through_a_managers_list(method, messages),
        "guarded memory": lambda: through_memory(method, messages, guarded=True),
        "unguarded memory": lambda: through_memory(method, messages, guarded=False),
    }
    sent, arrived = ways[way]()
    names = ("producer", "number", "payload", "seal")
    return {"digestsOfSent": sent, "arrived": [dict(zip(names, each)) for each in arrived]}


if __name__ == "__main__":
    facts.report(main)
