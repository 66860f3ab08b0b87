"""Two workers on one wire of multiprocessing. The first is killed in the midst of an operation: what becomes of
the second, and of the messages?

Nobody waits for a lock longer than the given seconds, which is how a wait without end shows.
"""

import multiprocessing
import queue as queues

import facts
import worlds

VICTIM, SURVIVOR = 0, 1
MORE_THAN_A_PIPE_HOLDS = 1 << 20


def is_held(lock):
    """Whether somebody has it now."""
    if lock.acquire(block=False):
        lock.release()
        return False
    return True


def kill(workers, is_amidst):
    """Kills the victim once it is amidst its operation."""
    victim = workers.workers()[VICTIM]
    while not is_amidst():
        if victim.exitcode is not None:
            raise RuntimeError("the victim came to its end before it was killed")
    victim.kill()
    victim.join()


def account(workers, midst, held, before, after, done_after, sent, arrived):
    """As it is told to the JVM; who takes or sends which message is no part of it."""
    victim = workers.workers()[VICTIM]
    return {
        "midst": midst,
        "victim": victim.pid,
        "exitCode": victim.exitcode,
        "lockIsHeldByTheDead": held,
        "doneBefore": before,
        "toDoAfter": after,
        "doneAfter": done_after,
        "acknowledged": len(sent),
        "lost": len(set(sent) - set(arrived)),
        "twice": len(arrived) - len(set(arrived)),
    }


def take(queue, count):
    return [queue.get() for _ in range(count)]


def take_in_time(queue, count, seconds):
    """Ends with the first that does not come in time."""
    taken = []
    try:
        while len(taken) < count:
            taken.append(queue.get(timeout=seconds))
    except queues.Empty:
        pass
    return taken


def in_a_get(method, before, after, seconds):
    """It takes from an empty queue, and holds the lock of those who take while it waits for a message."""
    queue = multiprocessing.get_context(method).Queue()
    with worlds.Crew(method, 2, queue) as takers:
        sent = list(range(2 * before + after))
        for message in sent[: 2 * before]:
            queue.put(message)
        arrived = sum(takers.run(take, before), [])
        takers.submit(VICTIM, take, 1)
        kill(takers, lambda: is_held(queue._rlock))
        held = is_held(queue._rlock)
        for message in sent[2 * before :]:
            queue.put(message)
        taken = takers.run_on(SURVIVOR, take_in_time, after, seconds)
        # What nobody can take any more is not waited for.
        queue.cancel_join_thread()
        midst = "a get from the empty queue"
        return account(takers, midst, held, before, after, len(taken), sent, arrived + taken)


def send(ends, worker, messages):
    for message in messages:
        ends[worker].send(message)


def send_too_much(ends, worker):
    ends[worker].send_bytes(bytes(MORE_THAN_A_PIPE_HOLDS))


def received(end):
    messages = []
    try:
        while True:
            messages.append(end.recv())
    except (EOFError, OSError):
        # The end of the stream, or an end amidst a message.
        return messages


def in_a_send(method, before, after, seconds):
    """It sends more than its own pipe holds while nobody receives."""
    pipes = [multiprocessing.get_context(method).Pipe(duplex=False) for _ in range(2)]
    theirs = [there for _, there in pipes]
    sent = list(range(2 * before + after))
    with worlds.Crew(method, 2, theirs) as senders:
        senders.run_each(
            [(send, worker, sent[worker * before : (worker + 1) * before]) for worker in range(2)]
        )
        arrived = [pipes[VICTIM][0].recv() for _ in range(before)]
        senders.submit(VICTIM, send_too_much, VICTIM)
        kill(senders, pipes[VICTIM][0].poll)
        senders.run_on(SURVIVOR, send, SURVIVOR, sent[2 * before :])
        senders.end([SURVIVOR])
        for end in theirs:
            end.close()
        for here, _ in pipes:
            arrived += received(here)
            here.close()
        midst = "sending more than its pipe can hold"
        return account(senders, midst, False, before, after, after, sent, arrived)


def append(lock, array, messages, seconds):
    """Ends when the lock does not come in time; says how many were appended."""
    for done, message in enumerate(messages):
        if not lock.acquire(timeout=seconds):
            return done
        append_one(array, message)
        lock.release()
    return len(messages)


def append_one(array, message):
    array[0] += 1
    array[array[0]] = message


def append_and_stay(lock, array):
    lock.acquire()
    while True:
        pass


def holding_a_lock(method, before, after, seconds):
    """It appends to a list in shared memory, with the lock in its hands."""
    context = multiprocessing.get_context(method)
    sent = list(range(2 * before + after))
    lock, array = context.Lock(), context.RawArray("q", 1 + len(sent))
    with worlds.Crew(method, 2, lock, array) as appenders:
        appenders.run_each(
            [(append, sent[worker * before : (worker + 1) * before], seconds) for worker in range(2)]
        )
        appenders.submit(VICTIM, append_and_stay)
        kill(appenders, lambda: is_held(lock))
        held = is_held(lock)
        done = appenders.run_on(SURVIVOR, append, sent[2 * before :], seconds)
        acknowledged = sent[: 2 * before + done]
        arrived = array[1 : 1 + array[0]]
        midst = "appending with the lock in its hands"
        return account(appenders, midst, held, before, after, done, acknowledged, arrived)


def main(wire, method, before, after, seconds):
    wires = {"queue": in_a_get, "pipes": in_a_send, "locked list": holding_a_lock}
    return wires[wire](method, before, after, seconds)


if __name__ == "__main__":
    facts.report(main)
