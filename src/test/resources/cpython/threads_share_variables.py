"""What one worker appends to a list of the program, and who finds it there."""

import facts
import worlds

entries = []


def page():
    return {"entries": list(entries), "by": worlds.where()}


def append(entry):
    entries.append(entry)
    return page()


def hand_over():
    return entries


def main(world, entry):
    with worlds.Crew(world, 2) as workers:
        return {
            "workers": workers.run_on(0, append, entry),
            "siblings": workers.run_on(1, page),
            "starters": page(),
            "handedOverTheVeryList": workers.run_on(0, hand_over) is entries,
        }


if __name__ == "__main__":
    facts.report(main)
