"""The tables of a run, as data: what stands in which column, in which order: written and documented from here."""

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["text", "int", "bool", "day", "decimal", "number", "json"]


class Column(NamedTuple):
    """A column: name, kind of its values, meaning."""

    name: str
    kind: Kind
    meaning: str


_PATH = Column("path", "text", "the document, by its path below ROOT, or as the list has it")

TABLES: dict[str, tuple[Column, ...]] = {
    "reports": (
        _PATH,
        Column("digest", "text", "SHA-256 of the document; empty where it could not be had"),
        Column("format", "text", "yaml, json, text, html, mht, docx, xlsx, pdf, …"),
        Column("agency", "text", "the agency, as the report names it"),
        Column("agency_code", "text", "its code, where the report states one"),
        Column("level", "text", "government, department, township, other; null where it cannot be told"),
        Column("scope", "text", "own, with_departments, with_lower; null where not stated"),
        Column("year", "int", "the year reported on"),
        Column("edition", "text", "the edition of the form that it was judged by"),
        Column("title", "text", "the title"),
        Column("published", "day", "day of publication"),
        Column("signed_date", "day", "day of signature"),
        Column("status", "text", "checked, unreadable, no_report, limit (took more than it may), broken"),
        Column("prior_path", "text", "last year's report that it was compared with"),
        Column("errors", "int", "findings of that severity that count against the agency"),
        Column("warnings", "int", "the same"),
        Column("infos", "int", "the same"),
        Column("extraction", "int", "findings on reading the document: never the agency's"),
        Column("waived", "int", "findings that somebody answers for"),
        Column("known", "int", "findings that the baseline holds"),
        Column("stated", "json", "for re-checks: stated level and edition, altered labels, empty rows, unreadable"),
        Column("passed", "int", "rules by outcome"),
        Column("failed", "int", "the same"),
        Column("not_assessable", "int", "the same"),
        Column("not_applicable", "int", "the same"),
        Column("broken", "int", "rules that the program failed on: not the agency's"),
    ),
    "cells": (
        _PATH,
        Column("pointer", "text", "the cell's address: table.row.column"),
        Column("table", "text", "proactive, requests, review"),
        Column("row", "text", "key of the row"),
        Column("col", "text", "key of the column"),
        Column("state", "text", "number, blank, text (no number), absent (the form has it, the document has not)"),
        Column("value", "decimal", "the number, exact; null where there is none or it has no room in DECIMAL(38,10)"),
        Column("raw", "text", "what stood there"),
    ),
    "diagnostics": (
        _PATH,
        Column("ordinal", "int", "place among the findings of the document, from 1"),
        Column("rule", "text", "code of the rule"),
        Column("name", "text", "its name"),
        Column("severity", "text", "error, warning, info"),
        Column("cause", "text", "report (the agency's) or extraction (reading the document)"),
        Column("pointer", "text", "the place in the report"),
        Column("label_zh", "text", "the place in the words of the form"),
        Column("label_en", "text", "the same in English"),
        Column("message_zh", "text", "what is wrong"),
        Column("message_en", "text", "the same in English"),
        Column("line", "int", "line, where the document has lines"),
        Column("column", "int", "column"),
        Column("end_line", "int", "line where the place ends"),
        Column("end_column", "int", "column past its end"),
        Column("place", "json", "page, paragraph, table, sheet … where the document has no lines"),
        Column("fingerprint", "text", "the same finding in another run has the same one"),
        Column("counts", "bool", "false where it is waived or known"),
        Column("waived", "json", "reason, approver, expires, origin; null where it is not waived"),
        Column("known", "bool", "whether the baseline holds it"),
        Column("evidence", "json", "the values that the rule read: pointer, label_zh, label_en, value, line or place"),
        Column("authority", "json", "documents and clauses that the rule rests on"),
    ),
    "outcomes": (
        _PATH,
        Column("rule", "text", "code of the rule"),
        Column("outcome", "text", "passed, failed, not_assessable, not_applicable, broken"),
        Column("missing", "json", "what was missing, where some or all places could not be assessed"),
    ),
    "paragraphs": (
        _PATH,
        Column("pointer", "text", "preamble, sections.1 … sections.6 (sections.5#2 where it stands twice)"),
        Column("section", "int", "number of the section, 0 for the preamble"),
        Column("ordinal", "int", "number of the paragraph in it, from 1"),
        Column("digest", "text", "the same for texts that differ in white space only"),
        Column("text", "text", "the text, numbers of persons masked"),
    ),
    "coverage": (
        Column("agency", "text", "an agency of the roster, or one that reported and is on none"),
        Column("agency_code", "text", "its code"),
        Column("level", "text", "its level, as the roster has it"),
        Column("parent", "text", "the agency above it"),
        Column("year", "int", "a year that the run holds reports on"),
        Column("expected", "bool", "whether the roster names it (null: the run has no roster)"),
        Column("reports", "int", "how many reports of it for that year there are"),
        Column("different", "int", "how many of these differ from one another"),
        Column("path", "text", "the report, the first by name of several"),
        Column("published", "day", "the day it was published, as it states"),
        Column("deadline", "day", "the last day for it"),
        Column("state", "text", "reported, missing, twice, late, unknown (no day of publication to judge by)"),
        Column("other_name", "text", "another agency of the roster whose name its file, folder or title bears"),
    ),
    "similarity": (
        Column("cluster", "int", "paragraphs of different agencies that are one text have one number"),
        Column("source", "bool", "whether it is the earliest"),
        _PATH,
        Column("agency", "text", "the agency"),
        Column("year", "int", "the year reported on"),
        Column("day", "day", "day of publication, else of signature"),
        Column("pointer", "text", "the section, as in paragraphs"),
        Column("ordinal", "int", "number of the paragraph in it"),
        Column("score", "number", "share of runs of letters that it and the source have in common"),
        Column("share", "number", "share of its own runs that stand in the source"),
        Column("certain", "bool", "whether the source has a day and all others a later one"),
        Column("passages", "json", "what is common: start and end in this text, start and end in the source's"),
        Column("text", "text", "the text, numbers of persons masked"),
    ),
    "changes": (
        Column("of", "text", "finding, document or cell: what has changed since the run of --since-run"),
        Column(
            "change",
            "text",
            "finding: new, fixed, kept, regressed (fixed then, back now), gone (its report is not in this run); "
            "document: added, removed, changed, republished (changed after its day of publication); cell: changed",
        ),
        _PATH,
        Column("agency", "text", "the agency"),
        Column("year", "int", "the year reported on"),
        Column("rule", "text", "of a finding: its rule"),
        Column("pointer", "text", "of a finding or cell: its place"),
        Column("severity", "text", "of a finding: its severity"),
        Column("fingerprint", "text", "of a finding"),
        Column("before", "text", "the message, digest or value before"),
        Column("after", "text", "the message, digest or value now"),
    ),
    "rules": (
        Column("rule", "text", "code"),
        Column("name", "text", "name"),
        Column("severity", "text", "severity, before configuration and level"),
        Column("basis", "text", "law, arithmetic, practice"),
        Column("title_zh", "text", "what it demands"),
        Column("title_en", "text", "the same in English"),
        Column("why_zh", "text", "why"),
        Column("why_en", "text", "the same in English"),
        Column("fix_zh", "text", "what to do"),
        Column("fix_en", "text", "the same in English"),
        Column("authority", "json", "documents and clauses that it rests on"),
        Column("pack", "text", "the pack that it comes from"),
    ),
}
"""Table → columns. A table stands in the run's folder as `TABLE.parquet`."""
