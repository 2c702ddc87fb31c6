"""Between records, documents and bytes; what a record does not know survives its being saved."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct
from msgspec.json import Decoder, Encoder

from workbook.errors import AnswerError
from workbook.i18n import _

S = TypeVar("S", bound=Struct)

_ENCODER = Encoder()
_DECODER = Decoder()


def encode_document(document: Mapping[str, Any]) -> bytes:
    """A plain document as JSON.

    Raises TypeError or ValueError for what JSON cannot hold, before anything is written.
    """
    return _ENCODER.encode(document)


def decode_document(raw: bytes) -> dict[str, Any]:
    """A plain document, new at every call."""
    document: dict[str, Any] = _DECODER.decode(raw)
    return document


def same_document(one: bytes, other: bytes) -> bool:
    """Whether two documents say the same, however another program wrote them."""
    return one == other or _ENCODER.encode(_DECODER.decode(one)) == _ENCODER.encode(_DECODER.decode(other))


@cache
def _decoder(kind: type[S]) -> Decoder[S]:
    return Decoder(kind)


def decode_record(raw: bytes | Raw, kind: type[S]) -> S:
    """The record, new at every call.

    Raises msgspec.ValidationError when it is not of this kind.
    """
    record: S = _decoder(kind).decode(raw)
    return record


def decoded_or_none(raw: bytes | Raw, kind: type[S]) -> S | None:
    """The same, or None when it is not of this kind."""
    try:
        return decode_record(raw, kind)
    except msgspec.ValidationError:
        return None


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many records at once: the garbage collector would look at them again and again, and they are no garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def encode_record(record: Struct, stored: bytes | None = None) -> bytes:
    """The record as JSON, its known fields laid over the stored document.

    Raises AnswerError when it would not come back as it is (not a number, half a character, a wrong type).
    """
    sentence = _("This could not be stored: it holds something that is neither text nor a number. Write it anew.")
    try:
        document = _DECODER.decode(_ENCODER.encode(record))
        if stored is not None:
            document = _laid_over(record, document, _DECODER.decode(stored))
        raw = _ENCODER.encode(document)
        back = decode_record(raw, type(record))
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
        raise AnswerError(sentence) from None
    if back != record:
        raise AnswerError(sentence)
    return raw


def _laid_over(struct: Struct, new: Any, stored: Any) -> dict[str, Any]:
    """`new` (the encoded struct), with what only `stored` has beside it, at every depth."""
    if not isinstance(stored, dict):
        return dict(new)
    known = struct.__struct_fields__
    result = {name: _merged(getattr(struct, name), new[name], stored.get(name)) for name in new}
    return result | {name: value for name, value in stored.items() if name not in known}


def _merged(value: Any, new: Any, stored: Any) -> Any:
    """A field's encoded value with the unknown fields of the structs in it."""
    if isinstance(value, Struct):
        return _laid_over(value, new, stored)
    if isinstance(value, dict) and isinstance(stored, dict):
        return {key: _merged(value[key], new[key], stored.get(key)) if key in value else new[key] for key in new}
    if isinstance(value, list) and isinstance(stored, list) and value and isinstance(value[0], Struct):
        return [_merged(item, new[place], _counterpart(item, stored)) for place, item in enumerate(value)]
    return new


def _counterpart(item: Struct, stored: list[Any]) -> Any:
    """The stored item with the same first field (a cycle's number, a decision's moment), or None."""
    first = msgspec.structs.fields(item)[0]
    wanted = getattr(item, first.name)
    return next((one for one in stored if isinstance(one, dict) and one.get(first.name, first.default) == wanted), None)
