"""A list held by a multiprocessing.Manager, or a copy of a plain one: what each sees of the others' changes."""

import multiprocessing

import facts
import worlds


def append(shared, entry):
    shared.append(entry)
    return list(shared)


def append_to_a_copy(shared, copy, entry):
    copy.append(entry)
    return list(copy)


def ask_for(shared, index):
    """What the object throws where it lives, as its caller sees it."""
    try:
        shared[index]
    except Exception as thrown:
        return type(thrown).__name__
    return "nothing"


def main(method, owners, first, second, again, managed):
    context = multiprocessing.get_context(method)
    with context.Manager() as manager:
        entries = manager.list() if managed else []
        with worlds.Crew(method, 2, entries) as children:

            def childs(child, entry):
                if managed:
                    return children.run_on(child, append, entry)
                return children.run_on(child, append_to_a_copy, list(entries), entry)

            entries.append(owners)
            seen = [
                {"whose": "the first child's", "list": childs(0, first)},
                {"whose": "the second child's", "list": childs(1, second)},
                {"whose": "the owner's", "list": list(entries)},
            ]
            entries.pop(0)
            seen += [
                {"whose": "the first child's", "list": childs(0, again)},
                {"whose": "the owner's", "list": list(entries)},
            ]
            return {"seen": seen, "thrownForEntry7": children.run_on(0, ask_for, 7)}


if __name__ == "__main__":
    facts.report(main)
