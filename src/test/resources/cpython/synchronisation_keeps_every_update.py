"""Threads add to a counter, round after round: the sum of each round, and what was seen meanwhile."""

import facts
import meeting
import worlds


def one_round(threads, guard, additions_each):
    counter, guard = meeting.Counter(), meeting.guard_of(guard)
    between = meeting.Between(threads.size)
    sightings = threads.run(meeting.add, counter, guard, between, additions_each)
    return {"counter": counter.value, "mostInside": between.most_inside, "sightings": sightings}


def main(guard, rounds, size, additions_each):
    with worlds.Crew(worlds.THREAD, size) as threads:
        return [one_round(threads, guard, additions_each) for _ in range(rounds)]


if __name__ == "__main__":
    facts.report(main)
