"""No test reaches for the network, and no process that a test starts: Python imports this file when it begins.

What looks a name up or connects or sends to another machine ends in an error, also from within a C library that Python
calls through its own sockets. The machine itself may be reached: the event loop of Windows is made of such a socket.
"""

import sys
from typing import Final

LOOKUPS: Final = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
TRAFFIC: Final = ("socket.connect", "socket.sendto", "socket.sendmsg")
HERE: Final = ("127.0.0.1", "::1")


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Called for every audit event of the interpreter. Raises AssertionError for those of the network."""
    if event in LOOKUPS or (event in TRAFFIC and _is_elsewhere(arguments[1])):
        raise AssertionError("a test reached for the network")


def _is_elsewhere(address: object) -> bool:
    """Paths of local sockets and a missing address (a connected socket) are here."""
    return isinstance(address, tuple) and address[0] not in HERE


sys.addaudithook(refuse)
