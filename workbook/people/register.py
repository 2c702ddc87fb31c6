"""The register of people: each by an alias of her own, with a role; the name lives in this one record."""

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import Final

from msgspec import structs, to_builtins

from workbook.clock import Clock
from workbook.dates import stamp
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.codec import decode_record, encode_document
from workbook.journal.journal import Journal
from workbook.journal.records import Person, Record
from workbook.people.forgetting import rewritten
from workbook.people.forms import Names
from workbook.people.mentions import Say, alias_as, said, token_of, tokens_as
from workbook.text import clean, danish_key, fold

_NOT_IN_AN_ALIAS: Final = frozenset('@{}"\\')
_LETTERS: Final = (*ascii_uppercase[10:], *ascii_uppercase[:10])


def register(journal: Journal) -> list[Person]:
    """Everybody, by alias."""
    return sorted(journal.people(), key=lambda person: danish_key(person.alias))


def matching(people: Iterable[Person], typed: str) -> list[Person]:
    """Those in whose alias, role or name every typed word stands."""
    words = fold(typed).split()
    return [one for one in people if all(word in fold(f"{one.alias} {one.role} {one.name}") for word in words)]


def suggestion(people: Iterable[Person]) -> str:
    """An alias that nobody has: `medarbejder K`, then the next letters, then numbers."""
    taken = {fold(person.alias.strip()) for person in people}
    return next(alias for alias in _suggestions() if fold(alias) not in taken)


def checked(journal: Journal, person: Person) -> Person:
    """The person as she may be stored.

    Raises AnswerError: no alias, one that another has, or one that tells a name.
    """
    alias, role, name = (" ".join(clean(text).text.split()) for text in (person.alias, person.role, person.name))
    rest = [one for one in journal.named() if one.id != person.id]
    checked_one = structs.replace(person, alias=alias, role=role, name=name)
    if not alias:
        raise AnswerError(_("An alias is needed: it stands wherever you name this person."))
    if _NOT_IN_AN_ALIAS & set(alias):
        raise AnswerError(_('An alias holds letters, digits and spaces, and none of the signs @ { } " \\.'))
    if fold(alias) in {fold(one.alias.strip()) for one in rest}:
        raise AnswerError(_("Somebody else is called {alias} here. Choose another.").format(alias=alias))
    names = Names([*rest, checked_one])
    if names.find(alias) or names.find(role):
        raise AnswerError(_("The alias and the role are what others read, so no name that you know may stand in them."))
    return checked_one


def add(journal: Journal, clock: Clock, alias: str, role: str = "", name: str = "") -> Person:
    """Somebody new. Raises AnswerError, and what a commit raises."""
    now = stamp(clock.now())
    new = Person(id=journal.new_id(), created=now, updated=now, alias=alias, role=role, name=name)
    return _stored(journal, checked(journal, new))


def change(journal: Journal, person: Person, alias: str, role: str, name: str) -> Person:
    """Another alias, role or name; with another alias every text that names her follows, in the same transaction.

    Earlier revisions keep what they said. Raises AnswerError, and what a commit raises.
    """
    changed = checked(journal, structs.replace(person, alias=alias, role=role, name=name))
    if changed.alias == person.alias or not person.alias:
        return _stored(journal, changed)
    say, entitled = tokens_as(person.alias, token_of(changed)), alias_as(person.alias, changed.alias)
    stored = _stored(journal, changed, *_following(journal, say, entitled))
    journal.drafts.rewrite(lambda raw: rewritten(raw, say, entitled))
    return stored


def _suggestions() -> Iterator[str]:
    for letter in _LETTERS:
        yield _("employee {letter}").format(letter=letter)
    number = 1
    while True:
        yield _("employee {letter}").format(letter=number)
        number += 1


def _following(journal: Journal, say: Say, entitled: Say) -> Iterator[Record]:
    """Every record that says it otherwise now."""
    shelves = (journal.entries, journal.plans, journal.followups, journal.meetings, journal.trashed)
    for record in [*(one for shelf in shelves for one in shelf()), journal.settings()]:
        document = to_builtins(record)
        changed = said(document, say, entitled)
        if changed != document:
            yield decode_record(encode_document(changed), type(record))


def _stored(journal: Journal, person: Person, *others: Record) -> Person:
    kept = journal.commit(person, *others)[0]
    assert isinstance(kept, Person)
    return kept
