"""What a worker, and then its starter, appends to a list of the program, and who finds it there."""

import facts
import worlds

entries = []


def page():
    return {"entries": list(entries), "by": worlds.where()}


def append(entry):
    entries.append(entry)
    return page()


def by_a_worker(world, entry):
    with worlds.Crew(world, 2) as workers:
        return {
            "workers": workers.run_on(0, append, entry),
            "siblings": workers.run_on(1, page),
            "starters": page(),
        }


def by_the_starter(world, entry):
    """A forked worker has a copy of what the list held at its start, which was nothing."""
    with worlds.Crew(world, 2) as workers:
        starters = append(entry)
        return {"starters": starters, "workers": workers.run(page)}


def main(world, who, entry):
    return {"worker": by_a_worker, "starter": by_the_starter}[who](world, entry)


if __name__ == "__main__":
    facts.report(main)
