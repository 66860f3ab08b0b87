"""Two processes send sealed messages at the same time, through each of some ways: which ones arrived."""

import contextlib
import hashlib
import multiprocessing
import random
import threading
from multiprocessing import shared_memory

import facts
import worlds

SENDERS = 2
SIZE = 256
COUNT_BYTES = 8
# Behind a sender's last message.
END = None
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


class Channels:
    """Whatever there is to send through, by its name. Only what is asked for is made."""

    def __init__(self, context, ways, manager, segment):
        self.ready = context.Barrier(SENDERS)
        self.queue = context.Queue() if "queue" in ways else None
        self.pipes = [context.Pipe(duplex=False) for _ in range(SENDERS)] if "pipes" in ways else None
        self.list = manager.list() if "list" in ways else None
        guards = {"guarded memory": context.Lock(), "unguarded memory": None}
        self.logs = {
            way: MemoryLog(context, segment, guard) for way, guard in guards.items() if way in ways
        }


def send(channels, way, producer, messages):
    """Once all senders are ready to; gives the digest of what was sent."""
    sent = all_of(producer, messages)
    channels.ready.wait()
    if way == "queue":
        for each in sent:
            channels.queue.put(each)
        channels.queue.put(END)
    elif way == "pipes":
        for each in sent + [END]:
            channels.pipes[producer][1].send(each)
    elif way == "list":
        for each in sent:
            channels.list.append(each)
    else:
        channels.logs[way].append_all(sent)
    return digest(sent)


def receive(channels, way):
    """All that arrives, for those ways on which somebody has to receive meanwhile."""
    if way == "queue":
        ended, arrived = 0, []
        while ended < SENDERS:
            each = channels.queue.get()
            ended += each is END
            arrived += [] if each is END else [each]
        return arrived
    ends = [end for end, _ in channels.pipes]
    receivers = [concurrent(lambda end=end: list(iter(end.recv, END))) for end in ends]
    return [each for receiver in receivers for each in receiver()]


def concurrent(work):
    """Begins it in a thread of its own; what it returns waits for the result."""
    result = []
    thread = threading.Thread(target=lambda: result.append(work()), daemon=True)
    thread.start()

    def wait():
        thread.join()
        return result[0]

    return wait


def exchange(senders, channels, way, messages):
    for producer in range(SENDERS):
        senders.submit(producer, send, way, producer, messages)
    arrived = receive(channels, way) if way in ("queue", "pipes") else None
    sent = [senders.result(producer) for producer in range(SENDERS)]
    if way == "list":
        arrived = list(channels.list)
    elif arrived is None:
        arrived = channels.logs[way].messages()
    names = ("producer", "number", "payload", "seal")
    return {"digestsOfSent": sent, "arrived": [dict(zip(names, each)) for each in arrived]}


def main(method, ways, messages):
    context = multiprocessing.get_context(method)
    segment = shared_memory.SharedMemory(create=True, size=COUNT_BYTES + SENDERS * messages * SIZE)
    try:
        with context.Manager() if "list" in ways else contextlib.nullcontext() as manager:
            channels = Channels(context, ways, manager, segment)
            with worlds.Crew(method, SENDERS, channels) as senders:
                return [exchange(senders, channels, way, messages) for way in ways]
    finally:
        segment.close()
        segment.unlink()


if __name__ == "__main__":
    facts.report(main)
