"""JSON Schema of `diff --format json`. Later versions may add keys, so none are forbidden."""

from typing import get_args

from disclosure_lint.comparison.model import FigureState, LineKind, ParagraphKind, Presence, Reason, Relation
from disclosure_lint.diagnostics.model import OUTCOMES
from disclosure_lint.outputs.schema import (
    COUNT,
    PLACE,
    TEXT,
    Schema,
    array_of,
    finding_schemas,
    nullable,
    object_of,
    pack_schema,
)

SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
FLAG: Schema = {"type": "boolean"}


def comparison_schema() -> Schema:
    """The schema, JSON Schema 2020-12."""
    one_agency = nullable("boolean", "null where one of the reports names no agency.")
    swapped = {**FLAG, "description": "Whether the call named the later year first."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosure-lint diff --format json",
        **object_of(
            {
                "tool": object_of({"name": {"const": "disclosure-lint"}, "version": TEXT}),
                "today": {"type": "string", "format": "date"},
                "packs": array_of(pack_schema()),
                "relation": {"enum": list(get_args(Relation))},
                "one_agency": one_agency,
                "swapped": swapped,
                "before": {"$ref": "#/$defs/report"},
                "after": {"$ref": "#/$defs/report"},
                "facts": array_of(_fact()),
                "tables": array_of(_table()),
                "texts": array_of(_text()),
                "findings": _findings(),
                "summary": object_of(dict.fromkeys(_COUNTS, COUNT)),
            }
        ),
        "$defs": {"report": _report(), "figure": _figure(), "paragraph": _paragraph(), **finding_schemas()},
    }


_COUNTS = (
    *("cells_compared", "cells_changed", "paragraphs_same", "paragraphs_changed"),
    *("findings_new", "findings_gone", "findings_kept", "findings_uncounted"),
)


def _report() -> Schema:
    return object_of(
        {
            "path": TEXT,
            "agency": nullable("string", "null where it cannot be told."),
            "level": nullable("string", "government, department, township or other; null where it cannot be told."),
            "year": nullable("integer", "The year reported on."),
            "edition": nullable("string", "The edition of the form by which the report was judged."),
        }
    )


def _fact() -> Schema:
    stated = nullable("string", "null where it is not stated.")
    return object_of({"name": TEXT, "before": stated, "after": stated})


def _table() -> Schema:
    line = object_of(
        {
            "pointer": TEXT,
            "label": TEXT,
            "kind": {"enum": list(get_args(LineKind)), "description": "In the later report only, or in the earlier."},
            "reason": {"enum": list(get_args(Reason)), "description": "Why the other report has it not."},
        }
    )
    presence = {"enum": list(get_args(Presence))}
    return object_of(
        {
            "pointer": TEXT,
            "label": TEXT,
            "presence": presence,
            "compared": {**COUNT, "description": "Cells that both reports have."},
            "cells": array_of(_cell()),
            "lines": array_of(line),
        }
    )


def _cell() -> Schema:
    growth = nullable("number", "The change as a part of the number before; null where that was not above zero.")
    parts = "The rows added up for the side whose edition has several in place of this one."
    return object_of(
        {
            "pointer": TEXT,
            "label": TEXT,
            "before": {"$ref": "#/$defs/figure"},
            "after": {"$ref": "#/$defs/figure"},
            "change": nullable("number", "null where one of the two is no number."),
            "growth": growth,
            "total": FLAG,
        },
        {"parts": {**array_of(TEXT), "description": parts}},
    )


def _figure() -> Schema:
    raw = {**TEXT, "description": "As it was written."}
    value = nullable("number", "What it means; null where it is no number.")
    return object_of({"state": {"enum": list(get_args(FigureState))}, "value": value, "raw": raw})


def _text() -> Schema:
    similarity = {**SHARE, "description": "How alike the two are, figures counting as equal."}
    changed = object_of(
        {
            "kind": {"enum": list(get_args(ParagraphKind))},
            "before": {"anyOf": [{"$ref": "#/$defs/paragraph"}, {"type": "null"}]},
            "after": {"anyOf": [{"$ref": "#/$defs/paragraph"}, {"type": "null"}]},
            "similarity": SHARE,
            "moved": FLAG,
        },
        {"pieces": array_of(object_of({"before": TEXT, "after": TEXT}))},
    )
    return object_of(
        {
            "pointer": TEXT,
            "label": TEXT,
            "presence": {"enum": list(get_args(Presence))},
            "same": COUNT,
            "similarity": similarity,
            "paragraphs": array_of(changed),
        }
    )


def _paragraph() -> Schema:
    return object_of({"number": PLACE, "text": TEXT})


def _findings() -> Schema:
    one, none = {"$ref": "#/$defs/diagnostic"}, {"type": "null"}
    described = "The outcome of the rule in the report that does not have the finding; null for rules of reading."
    elsewhere = {"enum": [*OUTCOMES, None], "description": described}
    return object_of(
        {
            "new": array_of(object_of({"before": none, "after": one, "elsewhere": elsewhere})),
            "gone": array_of(object_of({"before": one, "after": none, "elsewhere": elsewhere})),
            "kept": array_of(object_of({"before": one, "after": one})),
        }
    )
