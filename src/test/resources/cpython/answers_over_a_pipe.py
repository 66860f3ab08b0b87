"""Takes the end of a pipe of the kit and sends back whatever comes, until the other end is closed.

Arguments: the pipe's socket and secret. Asked anything, it waits for that end and says how many
messages came.
"""

import os
import threading

import facts
import pipe


def prepare(socket, secret):
    end = pipe.Pipe(socket, secret)
    seen = {"pid": os.getpid(), "messages": 0, "trouble": ""}

    def answer_all():
        try:
            while True:
                end.send(end.receive())
                seen["messages"] += 1
        except EOFError as over:
            seen["trouble"] = "" if "middle" not in str(over) else str(over)
        except Exception as trouble:
            seen["trouble"] = repr(trouble)
        finally:
            end.close()

    answering = threading.Thread(target=answer_all, daemon=True)
    answering.start()

    def so_far(question):
        answering.join()
        return seen

    return so_far


if __name__ == "__main__":
    facts.serve(prepare)
