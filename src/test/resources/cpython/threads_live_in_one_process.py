"""Where the starter and the workers of a crew run."""

import crew
import facts


def main(world):
    with crew.Crew(world, 3) as workers:
        return {"starter": crew.where(), "workers": workers.run(crew.where)}


if __name__ == "__main__":
    facts.report(main)
