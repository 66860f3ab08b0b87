"""A file and a connection that the starter opens when its workers run, and who can use them."""

import os
import socket
import tempfile

import facts
import worlds

# What the program has at hand, by the name that the system's table of descriptors shows.
opened = {}


def descriptor_of(name):
    """The system's word, in words: Linux shows a link for each descriptor of the process that asks."""
    table = "/proc/self/fd"
    if not os.path.isdir(table):
        return "the system does not show its descriptors"
    descriptors = os.listdir(table)
    for descriptor in descriptors:
        try:
            if os.readlink(os.path.join(table, descriptor)) == name:
                return "descriptor " + descriptor
        except OSError:
            pass  # Closed meanwhile: it was the one of the listing itself.
    return "none of its %d descriptors is of it" % len(descriptors)


def use(name, text):
    return {"by": worlds.where(), "text": text, "descriptor": descriptor_of(name)}


def read_on(name, size):
    channel = opened.get(name)
    text = None
    if channel is not None:
        text = os.read(channel.fileno(), size) if hasattr(channel, "read") else channel.recv(size)
    return use(name, None if text is None else text.decode())


def write_on(name, text):
    channel = opened.get(name)
    if channel is None:
        return use(name, None)
    channel.sendall(text.encode())
    return use(name, text)


def reads_on(workers):
    descriptor, path = tempfile.mkstemp()
    try:
        with open(descriptor, "w") as file:
            file.write("one two six ten ")
        name = os.path.realpath(path)
        with open(path, "rb", buffering=0) as file:
            opened[name] = file
            return {
                "name": name,
                "uses": [
                    read_on(name, 4),
                    workers.run_on(0, read_on, name, 4),
                    workers.run_on(1, read_on, name, 4),
                    read_on(name, 4),
                ],
                "heard": None,
            }
    finally:
        os.remove(path)


def answers(workers):
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            accepted, _ = server.accept()
            with accepted:
                name = "socket:[%d]" % os.fstat(accepted.fileno()).st_ino
                opened[name] = accepted
                client.sendall(b"who?")
                uses = [
                    workers.run_on(0, read_on, name, 4),
                    workers.run_on(1, write_on, name, "me"),
                ]
                accepted.shutdown(socket.SHUT_WR)
                heard = client.makefile("rb").read().decode()
                return {"name": name, "uses": uses, "heard": heard}


def main(what, world):
    with worlds.Crew(world, 2) as workers:
        return {"file": reads_on, "connection": answers}[what](workers)


if __name__ == "__main__":
    facts.report(main)
