"""Findings as SARIF has them: message, place, the cells they rest on, fingerprints, authority."""

import os
import re
from urllib.parse import quote

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location
from disclosure_lint.outputs.exact_json import Json
from disclosure_lint.outputs.places import place_words
from disclosure_lint.outputs.sarif.rules import LEVELS, Taxonomies
from disclosure_lint.outputs.wording import figure, message, one_line, waived_words
from disclosure_lint.phrases import Lang
from disclosure_lint.source import Place

ROOT = "%SRCROOT%"

MOST_LOCATIONS = 1_000
"""GitHub refuses results with more."""

_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def text(words: str) -> str:
    """A message that stays what it is: nothing in it is taken for a placeholder or a link."""
    words = _PLACEHOLDER.sub(r"{{\1}}", words)
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in words else words


def artifact_location(path: str) -> dict[str, Json]:
    """A file: relative to the root of the sources, or by its whole name."""
    named = path.replace(os.sep, "/").removeprefix("./")
    uri = quote(named.encode("utf-8", errors="surrogateescape"), safe="/")
    if named.startswith("/"):
        return {"uri": f"file://{uri}"}
    if re.match("[A-Za-z]:/", named):
        return {"uri": f"file:///{uri}"}
    return {"uri": uri, "uriBaseId": ROOT}


def result(
    report: CheckedReport, found: Diagnostic, rules: dict[str, int], index: int, taxonomies: Taxonomies, lang: Lang
) -> dict[str, Json]:
    """A finding; `rules` are the places of the rules by code, `index` that of the file."""
    properties: dict[str, Json] = {
        "cause": found.cause,
        "agency": report.agency,
        "year": report.year,
        "messages": found.message._asdict(),
        "evidence": [{"pointer": item.pointer, "value": item.value} for item in found.evidence],
    }
    place = _location(report.path, index, found.location, lang)
    return {
        "ruleId": found.rule,
        **({"ruleIndex": rules[found.rule]} if found.rule in rules else {}),
        "level": LEVELS[found.severity],
        "message": {"text": text(message(found._replace(waived=None, known=False), lang))},
        "locations": [place],
        **_related(report.path, index, found, lang),
        "partialFingerprints": {
            "disclosureLint/v1": found.fingerprint,
            "primaryLocationLineHash": f"{found.fingerprint}:1",
        },
        **_excused(report, found, lang),
        **_fixes(report.path, index, found, lang),
        "taxa": [taxonomies.reference(item) for item in dict.fromkeys(found.authority)],
        "properties": properties,
    }


def _excused(report: CheckedReport, found: Diagnostic, lang: Lang) -> dict[str, Json]:
    """A waiver is a suppression, where it is written tells of which kind; what the baseline has is unchanged."""
    made: dict[str, Json] = {"baselineState": "unchanged"} if found.known else {}
    if found.waived:
        kind = "inSource" if found.waived.origin.startswith(f"{report.path}:") else "external"
        words = one_line(waived_words(found.waived, lang))
        made["suppressions"] = [{"kind": kind, "status": "accepted", "justification": words}]
    return made


def _fixes(path: str, index: int, found: Diagnostic, lang: Lang) -> dict[str, Json]:
    """What would mend the finding, where the file can be written."""
    if found.fix is None or not found.fix.edits or not found.counts:
        return {}
    replacements: list[Json] = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in found.fix.edits
    ]
    change: Json = {"artifactLocation": {**artifact_location(path), "index": index}, "replacements": replacements}
    description = text(one_line(found.fix.title.text(lang)))
    safety = {"safety": found.fix.safety}
    return {"fixes": [{"description": {"text": description}, "artifactChanges": [change], "properties": safety}]}


def _location(path: str, index: int, at: Location, lang: Lang) -> dict[str, Json]:
    region: dict[str, Json] = {}
    if at.line is not None and not at.place:
        span = {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}
        region = {key: value for key, value in span.items() if value is not None}
    made = _physical(path, index, region)
    if at.pointer:
        made["logicalLocations"] = [_logical(at.pointer, at.label, at.place, lang)]
    if at.place:
        made["message"] = {"text": text(one_line(place_words(at.place, lang)))}
    return made


def _related(path: str, index: int, found: Diagnostic, lang: Lang) -> dict[str, Json]:
    """The cells that the finding rests on; those of last year are in no file of which it is known."""
    shown = [item for item in found.evidence if item.line is not None and not item.pointer.startswith(PRIOR)]
    made: list[Json] = []
    for number, item in enumerate(shown[: MOST_LOCATIONS - 1], 1):
        region: dict[str, Json] = {} if item.place else {"startLine": item.line}
        place = _physical(path, index, region)
        place["logicalLocations"] = [_logical(item.pointer, item.label, item.place, lang)]
        made.append({"id": number, **place, "message": {"text": text(figure(item, lang))}})
    return {"relatedLocations": made} if made else {}


def _physical(path: str, index: int, region: dict[str, Json]) -> dict[str, Json]:
    place: dict[str, Json] = {"artifactLocation": {**artifact_location(path), "index": index}}
    return {"physicalLocation": {**place, "region": region} if region else place}


def _logical(pointer: str, label: Bilingual, place: Place | None, lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {"name": one_line(label.text(lang)) or pointer, "fullyQualifiedName": pointer}
    if place:
        known = {key: value for key, value in place._asdict().items() if value is not None}
        made["properties"] = {"place": known}
    return made
