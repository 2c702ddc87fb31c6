"""Click's own words, so that the catalogue has them; click looks them up by itself (see `words.speak`)."""

from workbook.i18n import mark, n_

ONE = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("default: {default}"),
    mark("required"),
    mark("Error: {message}"),
    mark("Try '{command} {option}' for help."),
    mark("Missing command."),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Choose from:\n\t{choices}"),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("No such option {name!r}."),
    mark("No such command {name!r}."),
    mark("Option {name!r} does not take a value."),
)
"""What click says of one thing, or of no number of things."""


def many(number: int) -> tuple[str, ...]:
    """What click says of a number of things."""
    return (
        n_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", number),
        n_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", number),
        n_("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", number),
        n_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", number),
    )
