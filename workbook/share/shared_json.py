"""A note as JSON, with the keys that every listing of the command line has."""

import json
from typing import Any

from workbook.share.note import Note, Section

VERSION = 1


def render(note: Note) -> str:
    """Only what is let through; the same note gives the same bytes."""
    items = [_item(note, section) for section in note.sections if section.passed]
    return json.dumps({"version": VERSION, "items": items}, ensure_ascii=False, indent=2) + "\n"


def _item(note: Note, section: Section) -> dict[str, Any]:
    passed = [item for part in section.parts for item in part.items if item.verdict.passes]
    shown = {
        "id": section.id,
        "kind": section.kind,
        "title": section.title,
        "exercise": section.exercise,
        "created": section.created,
        "share": [note.audience],
        "answers": [
            {
                "field": item.called,
                "question": item.question,
                "value": item.answer.value,
                "share": [note.audience],
            }
            for item in passed
        ],
    }
    return {key: value for key, value in shown.items() if value}
