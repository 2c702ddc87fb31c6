"""What must be settled before Textual is imported, because it reads these variables then; imports no Textual."""

import sys
from collections.abc import MutableMapping

LEAKS = ("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_DRIVER")
"""Variables that log keys, draw the screen to a file, press keys or choose another driver: none of it in a diary."""


def prepare_environment(environment: MutableMapping[str, str]) -> None:
    """Change `environment` (the process's own) so that Textual neither leaks what is typed nor eats AltGr.

    Not on Windows: there Textual turns the Kitty protocol on whatever the variable says, and then does not read it.
    Over ssh a split escape sequence needs more time before it counts as the key Esc.
    """
    for name in LEAKS:
        environment.pop(name, None)
    if sys.platform != "win32":
        environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    if "SSH_CONNECTION" in environment:
        environment.setdefault("ESCDELAY", "300")
