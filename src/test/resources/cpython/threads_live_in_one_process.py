"""Where the starter and the workers of a crew run."""

import facts
import worlds


def main(world):
    with worlds.Crew(world, 3) as workers:
        return {"starter": worlds.where(), "workers": workers.run(worlds.where)}


if __name__ == "__main__":
    facts.report(main)
