"""CPython's end of a pipe of the kit, and the values that go through it.

A pipe is taken by its socket and its secret, once; see Pipe, Reception and PipeTerms. A message is a
length of four bytes, most significant first, and so many bytes. A value is CBOR (RFC 8949), as
Values has it: a record of Java is a list here.
"""

import socket
import struct

_LONGEST = 64 << 20
_WELCOME = b"welcome"
_DIRECTIONS = (b"BOTH_WAYS", b"SENDS", b"RECEIVES")


class Pipe:
    """Used by one thread each way. EOFError says that the other end is gone."""

    def __init__(self, path, secret):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)
        self.send_bytes(secret.encode("ascii"))
        if self.receive_bytes() != _WELCOME:
            raise ValueError(path + " answers, but not as a pipe of the kit does")
        direction, _, memory = self.receive_bytes().partition(b"\n")
        if direction not in _DIRECTIONS:
            raise ValueError(path + " does not speak as a pipe's end does")
        if memory:
            self.send_bytes(b"\0")  # It is not mapped here: through the socket, then.

    def send(self, value):
        self.send_bytes(encoded(value))

    def receive(self):
        message = self.receive_bytes()
        value, end = decoded(message, 0)
        if end != len(message):
            raise ValueError("%d bytes follow a value" % (len(message) - end))
        return value

    def send_bytes(self, message):
        if len(message) > _LONGEST:
            raise ValueError("a message of %d bytes is too long" % len(message))
        self._socket.sendall(struct.pack(">i", len(message)) + message)

    def receive_bytes(self):
        (length,) = struct.unpack(">i", self._exactly(4, True))
        if not 0 <= length <= _LONGEST:
            raise ValueError("a message of %d bytes was announced" % length)
        return self._exactly(length, False)

    def _exactly(self, count, between_messages):
        parts = bytearray()
        while len(parts) < count:
            part = self._socket.recv(min(count - len(parts), 1 << 16))
            if not part:
                if between_messages and not parts:
                    raise EOFError("the other end is closed")
                raise EOFError("the other end was closed in the middle of a message")
            parts += part
        return bytes(parts)

    def close(self):
        self._socket.close()


_SIMPLE = {False: b"\xf4", True: b"\xf5", None: b"\xf6"}


def encoded(value):
    if value is None or isinstance(value, bool):
        return _SIMPLE[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(3, len(text)) + text
    if isinstance(value, (bytes, bytearray)):
        return _head(2, len(value)) + bytes(value)
    if isinstance(value, (list, tuple)):
        return _head(4, len(value)) + b"".join(map(encoded, value))
    if isinstance(value, dict):
        pairs = (encoded(str(key)) + encoded(each) for key, each in value.items())
        return _head(5, len(value)) + b"".join(pairs)
    raise TypeError("%r cannot travel" % (value,))


def _head(major, argument):
    for code, size in enumerate("BHIQ"):
        if argument < 24:
            return bytes([major << 5 | argument])
        if argument < 1 << (8 << code):
            return bytes([major << 5 | 24 + code]) + struct.pack(">" + size, argument)
    raise OverflowError("%d does not fit into 64 bits" % argument)


def decoded(data, at):
    """The value that begins there, and where it ends."""
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info == 31 and major in (2, 3):
        return _chunks(data, at, major)
    if major == 7:
        return _simple_or_float(data, at, info)
    argument, at = _argument(data, at, info)
    if major == 0:
        return argument, at
    if major == 1:
        return -1 - argument, at
    if major in (2, 3):
        if at + argument > len(data):
            raise ValueError("a text or bytes are cut short")
        raw = data[at : at + argument]
        return raw.decode("utf-8") if major == 3 else raw, at + argument
    if major == 4:
        return _items(data, at, argument)
    if major == 5:
        items, at = _items(data, at, 2 * argument)
        return dict(zip(items[::2], items[1::2])), at
    raise ValueError("a value of major type %d" % major)


def _argument(data, at, info):
    if info < 24:
        return info, at
    if info > 27:
        raise ValueError("a length that is not told")
    size = 1 << (info - 24)
    return struct.unpack_from(">" + "BHIQ"[info - 24], data, at)[0], at + size


def _chunks(data, at, major):
    """A text or bytes in parts, as those come who do not know their length beforehand."""
    whole = "" if major == 3 else b""
    while data[at] != 0xFF:
        if data[at] >> 5 != major:
            raise ValueError("a part of another kind")
        part, at = decoded(data, at)
        whole += part
    return whole, at + 1


def _items(data, at, count):
    items = []
    for _ in range(count):
        item, at = decoded(data, at)
        items.append(item)
    return items, at


def _simple_or_float(data, at, info):
    simple = {20: False, 21: True, 22: None}
    if info in simple:
        return simple[info], at
    if info in (25, 26, 27):
        size = 1 << (info - 24)
        return struct.unpack_from(">" + "efd"[info - 25], data, at)[0], at + size
    raise ValueError("a simple value %d" % info)
