"""Messages through a multiprocessing.Pipe, there and back, to the end: their sizes and digests."""

import hashlib
import multiprocessing
import threading

import facts

# Of all sizes: none, one, text of several bytes a letter, and more than a socket's buffer.
MESSAGES = [
    b"first",
    b"second",
    b"",
    b"*",
    "größer ≠ kleiner".encode(),
    bytes(31 * i & 255 for i in range(1 << 16)),
    bytes(31 * i & 255 for i in range(256)) * (1 << 12),
    b"last",
]


def send_back(end, parents_end, merges):
    # A forked child has the parent's end, too, and while that is open nobody sees it closed.
    parents_end.close()
    first = end.recv_bytes()
    if merges:
        end.send_bytes(first + end.recv_bytes())
    else:
        end.send_bytes(first)
    for _ in range(len(MESSAGES) - (2 if merges else 1)):
        end.send_bytes(end.recv_bytes())
    end.close()


def count_to_the_end(end, parents_end, answer):
    parents_end.close()
    count = len(receive_to_the_end(end))
    answer.send(count)


def receive_to_the_end(end):
    received = []
    while True:
        try:
            received.append(end.recv_bytes())
        except EOFError:
            return received


def send_all(end):
    for message in MESSAGES:
        end.send_bytes(message)


def there_and_back(context, merges):
    here, there = context.Pipe()
    child = context.Process(target=send_back, args=(there, here, merges))
    child.start()
    there.close()
    sender = threading.Thread(target=send_all, args=(here,))
    sender.start()
    back = receive_to_the_end(here)
    sender.join()
    here.close()
    child.join()
    return back


def counted_by_a_child(context):
    here, there = context.Pipe()
    answer, childs_answer = context.Pipe(duplex=False)
    child = context.Process(target=count_to_the_end, args=(there, here, childs_answer))
    child.start()
    there.close()
    childs_answer.close()
    send_all(here)
    here.close()
    count = answer.recv()
    answer.close()
    child.join()
    return count


def described(messages):
    return [
        {"size": len(message), "digest": hashlib.sha256(message).hexdigest()} for message in messages
    ]


def main(method, merges):
    context = multiprocessing.get_context(method)
    return {
        "sent": described(MESSAGES),
        "back": described(there_and_back(context, merges)),
        "countedByAChild": counted_by_a_child(context),
    }


if __name__ == "__main__":
    facts.report(main)
