"""A counter that threads add to, and what they see between their read and their write."""

import threading


class Guard:
    """A lock that tells who queues for it.

    A thread that finds it held says so before it waits, and takes that back when it has it. So to the
    thread that holds it, all who say so wait for nobody else.
    """

    def __init__(self, lock):
        self._lock = lock
        self.queueing = []

    def __enter__(self):
        if not self._lock.acquire(blocking=False):
            me = threading.current_thread().name
            self.queueing.append(me)
            self._lock.acquire()
            self.queueing.remove(me)

    def __exit__(self, *error):
        self._lock.release()


class NoGuard:
    """Excludes nobody."""

    queueing = ()

    def __enter__(self):
        pass

    def __exit__(self, *error):
        pass


def guard_of(kind):
    if kind == "nothing":
        return NoGuard()
    return Guard({"Lock": threading.Lock, "RLock": threading.RLock}[kind]())


class Counter:
    def __init__(self):
        self.value = 0


class Between:
    """The place between read and write. A thread stays there until it has met another, or until all who are
    still to come are seen queueing.

    It stays by computing on, never by waiting: where there is a lock of the interpreter, it is the switch
    interval that takes the lock away from it between its read and its write.
    """

    def __init__(self, visitors):
        self._visitors = visitors
        self._count = threading.Lock()
        self._came = 0
        self._inside = 0
        self.most_inside = 0

    def look_round(self, guard):
        with self._count:
            self._came += 1
            still_to_come = self._visitors - self._came
            self._inside += 1
            self.most_inside = max(self.most_inside, self._inside)
        try:
            while self.most_inside < 2 and len(guard.queueing) < still_to_come:
                pass
            me = threading.current_thread().name
            return {
                "thread": me,
                "inside": self.most_inside,
                "waitingFor": [{"waiter": waiter, "holder": me} for waiter in list(guard.queueing)],
            }
        finally:
            with self._count:
                self._inside -= 1


def add(counter, guard, between, times):
    """Adds one, again and again; says what was seen the first time."""
    with guard:
        read = counter.value
        first = between.look_round(guard)
        counter.value = read + 1
    for _ in range(times - 1):
        with guard:
            counter.value = counter.value + 1
    return first
