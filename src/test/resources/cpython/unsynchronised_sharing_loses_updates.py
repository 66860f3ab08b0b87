"""Two threads add one to a counter at the same time: what they see between read and write, and the sum.

Beside it, to be told and not judged: what is lost when nobody waits for anybody.
"""

import sys

import facts
import meeting
import worlds

ADDITIONS_FREELY = 20_000
SHORTEST_SWITCH_INTERVAL = 1e-6


def add_freely(counter):
    for _ in range(ADDITIONS_FREELY):
        counter.value = one_more_than(counter.value)


def one_more_than(value):
    return value + 1


def lost_freely():
    counter = meeting.Counter()
    before = sys.getswitchinterval()
    sys.setswitchinterval(SHORTEST_SWITCH_INTERVAL)
    try:
        with worlds.Crew(worlds.THREAD, 2) as threads:
            threads.run(add_freely, counter)
    finally:
        sys.setswitchinterval(before)
    return "%d of %d additions" % (2 * ADDITIONS_FREELY - counter.value, 2 * ADDITIONS_FREELY)


def main(guard):
    counter, guard = meeting.Counter(), meeting.guard_of(guard)
    with worlds.Crew(worlds.THREAD, 2) as threads:
        sightings = threads.run(meeting.add, counter, guard, meeting.Between(2), 1)
    return {"counter": counter.value, "sightings": sightings, "lostFreely": lost_freely()}


if __name__ == "__main__":
    facts.report(main)
