"""The questions of a page as widgets, and the style sheets that go with them."""

from pathlib import Path

_HERE = Path(__file__).parent
CSS_PATHS: tuple[Path, ...] = (_HERE / "fields.tcss", _HERE / "editors.tcss", _HERE / "table.tcss")
"""For `App.CSS_PATH`, before the sheets of the screens."""
