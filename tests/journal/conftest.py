"""What the long runs of `make torture` have to say stands at the end of the report."""

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Sum up the figures that tests recorded."""
    figures: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if isinstance(value, int):
                figures[name] += value
            else:
                terminalreporter.write_line(f"{name}: {value}")
    for name, count in sorted(figures.items()):
        terminalreporter.write_line(f"{name}: {count}")
