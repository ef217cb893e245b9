"""JSON Schema of the JSON output: what programs may rely on. Later versions may add keys, so none are forbidden."""

from typing import Any

from disclosure_lint.diagnostics.fixes import SAFETIES
from disclosure_lint.diagnostics.model import OUTCOMES, SEVERITIES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
PLACE: Schema = {"type": "integer", "minimum": 1}
RULE: Schema = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}


def output_schema() -> Schema:
    """The schema, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosure-lint check --format json",
        **object_of(
            {
                "tool": object_of({"name": {"const": "disclosure-lint"}, "version": TEXT}),
                "today": {"type": "string", "format": "date"},
                "packs": array_of(pack_schema()),
                "reports": array_of({"$ref": "#/$defs/report"}),
                "summary": object_of(
                    dict.fromkeys(("reports", "errors", "warnings", "infos", "extraction", "waived", "known"), COUNT)
                ),
            }
        ),
        "$defs": {
            "report": _report(),
            **finding_schemas(),
        },
    }


def finding_schemas() -> Schema:
    """What a finding is made of, by the names under which it is referred to in `$defs`."""
    return {
        "diagnostic": _diagnostic(),
        "location": _location(),
        "evidence": _evidence(),
        "place": _true_place(),
    }


def pack_schema() -> Schema:
    """A rule pack that was used."""
    adds = {
        **array_of(TEXT),
        "description": "Of a pack that extends others: its rules by code, its lists as words.NAME.",
    }
    changed = object_of({"of": TEXT, "to": TEXT, "reason": TEXT})
    changes = {**array_of(changed), "description": "What it changes of them: a rule's severity, off, a parameter."}
    return object_of({"id": TEXT, "version": TEXT, "digest": TEXT}, {"adds": adds, "changes": changes})


def object_of(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with keys that are always there and others."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def array_of(items: Schema) -> Schema:
    """An array."""
    return {"type": "array", "items": items}


def nullable(kind: str, description: str) -> Schema:
    """A value of a kind, or null."""
    return {"type": [kind, "null"], "description": description}


def _report() -> Schema:
    missing = {**array_of(TEXT), "description": "English and stable, whatever the language of the messages."}
    note = {**TEXT, "description": "What is known although the rule could not be judged."}
    trace = array_of(object_of({"rule": RULE, "trace": TEXT}))
    return object_of(
        {
            "path": TEXT,
            "agency": nullable("string", "null where it cannot be told."),
            "level": nullable("string", "government, department, township or other; null where it cannot be told."),
            "year": nullable("integer", "The year reported on."),
            "edition": nullable("string", "The edition of the form by which the report was judged."),
            "outcomes": object_of(dict.fromkeys(OUTCOMES, COUNT)),
            "diagnostics": array_of({"$ref": "#/$defs/diagnostic"}),
            "not_assessable": array_of(object_of({"rule": RULE, "missing": missing}, {"note": note})),
        },
        {
            "not_applicable": array_of(object_of({"rule": RULE, "reason": TEXT})),
            "broken": {**trace, "description": "Rules that failed in the engine itself."},
        },
    )


def _diagnostic() -> Schema:
    return object_of(
        {
            "rule": RULE,
            "name": TEXT,
            "severity": {"enum": list(SEVERITIES)},
            "cause": {"enum": ["report", "extraction"]},
            "message": TEXT,
            "location": {"$ref": "#/$defs/location"},
            "evidence": array_of({"$ref": "#/$defs/evidence"}),
            "authority": array_of(object_of({"document": TEXT, "clause": TEXT})),
            "fingerprint": TEXT,
        },
        {
            "waived": _waived(),
            "known": {"const": True, "description": "There when the baseline was made: it counts for nothing."},
            "fix": _fix(),
        },
    )


def _fix() -> Schema:
    place = dict.fromkeys(("line", "column", "end_line", "end_column"), PLACE)
    edit = object_of({"pointer": TEXT, **place, "text": TEXT, "offset": COUNT, "end_offset": COUNT})
    edits = {
        **array_of(edit),
        "description": "Text in place of a stretch of the file, offsets in characters from 0; none: only a suggestion.",
    }
    safety = {"enum": list(SAFETIES), "description": "safe: the meaning stays; unsafe: look at it before it goes out."}
    return object_of({"safety": safety, "title": TEXT, "edits": edits})


def _waived() -> Schema:
    described = "Somebody answers for it: it counts for nothing."
    approver = nullable("string", "Who answers for it.")
    expires = {"type": "string", "format": "date"}
    return {
        **object_of({"reason": TEXT, "approver": approver, "expires": expires, "origin": TEXT}),
        "description": described,
    }


def _location() -> Schema:
    span = ("line", "column", "end_line", "end_column")
    description = (
        "Lines and columns count from 1, columns in characters, the end is past the last; left out if unknown."
    )
    optional = {**dict.fromkeys(span, PLACE), "place": {"$ref": "#/$defs/place"}}
    return {**object_of({"pointer": TEXT, "label": TEXT}, optional), "description": description}


def _true_place() -> Schema:
    box = {**array_of({"type": "number"}), "minItems": 4, "maxItems": 4}
    described = {
        "page": PLACE,
        "box": {**box, "description": "Left, top, right and bottom in points from the top left corner of the page."},
        "part": {"type": "string", "description": "Outside the body: header, footer, footnote or text_box."},
        "paragraph": PLACE,
        "table": PLACE,
        "sheet": TEXT,
        "row": PLACE,
        "column": PLACE,
        "node": {"type": "string", "description": "The path of the element in a web page."},
    }
    return {**object_of({}, described), "description": "In documents without lines of their own, in place of a line."}


def _evidence() -> Schema:
    value = {
        "type": ["number", "string", "null"],
        "description": "null: left blank; a string: what stood there and is no number.",
    }
    return object_of(
        {"pointer": TEXT, "label": TEXT, "value": value}, {"line": PLACE, "place": {"$ref": "#/$defs/place"}}
    )
