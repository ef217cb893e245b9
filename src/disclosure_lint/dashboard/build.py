"""The whole site, page by page."""

import json
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_lint.dashboard import charts, copies
from disclosure_lint.dashboard.agencies import agencies, page_of
from disclosure_lint.dashboard.agency_page import sheet_of, values_of
from disclosure_lint.dashboard.changed import KINDS, changed
from disclosure_lint.dashboard.findings import authority_of, rule_of
from disclosure_lint.dashboard.frame import Frame, assets, start_page
from disclosure_lint.dashboard.listing import STATES, Listing, behind, reporting
from disclosure_lint.dashboard.overview import Overview, group_of, overview, unplaced, years_of
from disclosure_lint.dashboard.rankings import REPORTS, rankings
from disclosure_lint.dashboard.store import Store
from disclosure_lint.diagnostics import RuleInfo
from disclosure_lint.forms import Forms
from disclosure_lint.outputs.superiors import superiors
from disclosure_lint.phrases import LANGS, PHRASES, Lang, say
from disclosure_lint.resources import resource
from disclosure_lint.rules import load_packs

_MANY = 500
"""From how many agencies on their pages are written by several processes, each a part of so many."""
MARKER = "site.json"
"""Stands in every folder that a site was written to."""


class Occupied(ValueError):
    """A folder with files of others in it."""


class Site(NamedTuple):
    """What a site is made of besides the run: folder, year, languages, which opens, notices by agency, processes."""

    target: Path
    year: int
    langs: tuple[Lang, ...]
    lang: Lang
    notices: Mapping[str, str] = {}
    jobs: int = 1


def clear(target: Path, force: bool) -> None:
    """Make room: the pages of a site that stood here go, anything else stays. Occupied where there is anything else."""
    if target.exists() and not (target / MARKER).exists() and any(target.iterdir()) and not force:
        raise Occupied
    for name in (*LANGS, "notices") if (target / MARKER).exists() else ():
        shutil.rmtree(target / name, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)


def build(store: Store, site: Site) -> int:
    """Write the site; how many pages it has."""
    clusters = copies.addresses(store)
    compared = bool(store.one("SELECT count(*) AS n FROM changes")["n"])
    frame = Frame(site.target, _basis(store), bool(clusters), compared, site.langs)
    rules = {row["rule"]: rule_of(row) for row in store.rows("SELECT * FROM rules ORDER BY rule")}
    for name, text in assets().items():
        (site.target / name).write_text(text, encoding="utf-8", newline="\n")
    names = [row["agency"] for row in store.rows("SELECT DISTINCT agency FROM placed ORDER BY agency")]
    listing = Listing(store, site.year)
    (site.target / "listing.js").write_text(listing.script(), encoding="utf-8", newline="\n")
    pages = 1 + _general(store, site, frame, listing) + _lists(site, frame, listing, "parent" in group_of(store))
    pages += _copies(store, frame, list(clusters))
    pages += _agencies(store, site, frame, rules, clusters, names)
    _names(site.target, names)
    (site.target / "index.html").write_text(start_page(site.langs, site.lang), encoding="utf-8", newline="\n")
    (site.target / MARKER).write_text(
        json.dumps({"made_by": "disclosure-lint", "pages": pages}) + "\n", encoding="utf-8"
    )
    return pages


def year_of(store: Store, wanted: int | None) -> int | None:
    """The year that a site is about: the one wanted if there are reports on it, else the latest that the roster is
    asked about, without a roster the latest.
    """
    years = years_of(store)
    if wanted is not None:
        return wanted if wanted in years else None
    if not years:
        return None
    asked: int | None = store.one("SELECT max(year) AS year FROM placed WHERE expected IS NOT NULL")["year"]
    return asked or years[-1]


def _basis(store: Store) -> dict[str, object]:
    made = store.manifest
    packs = ", ".join(f"{pack['id']} {pack['version']}" for pack in made["packs"])
    documents = made["inputs"]["documents"]
    return {"today": made["today"], "packs": packs, "version": made["tool"]["version"], "documents": documents}


def _general(store: Store, site: Site, frame: Frame, listing: Listing) -> int:
    """Overview, who has reported, rules, documents of no agency."""
    every = overview(store, site.year)
    rows = list(store.rows("SELECT * FROM rules ORDER BY rule"))
    rules = [{**row, "clauses": authority_of(row["authority"])} for row in rows]
    counted = {row["rule"]: row for row in every.rules}
    titles = {row["rule"]: row for row in rows}
    groups, states = listing.addresses(), reporting(store, site.year)
    parents = behind(store, site.year)
    for lang in site.langs:
        areas = [(_area(row["area"], lang), row["findings"]) for row in every.areas]
        frame.write(
            lang,
            "index.html",
            "index",
            all=_labelled(every, lang),
            chart=charts.bars(areas),
            rankings=rankings(store, site.year),
            least=REPORTS,
            titles=titles,
            group_pages=groups,
        )
        frame.write(
            lang,
            "coverage.html",
            "coverage",
            states=states,
            year=site.year,
            group_pages=groups,
            parents=list(superiors(parents, lang)),
        )
        frame.write(lang, "rules.html", "rules", rules=rules, counted=counted, year=site.year)
        frame.write(lang, "documents.html", "documents", rows=unplaced(store))
        if frame.with_changes:
            frame.write(lang, "changes.html", "changes", kinds=KINDS, **changed(store)._asdict())
    return (4 + frame.with_changes) * len(site.langs)


def _area(letters: str, lang: Lang) -> str:
    return say(f"family.{letters}", lang) if f"family.{letters}" in PHRASES else letters


def _labelled(every: Overview, lang: Lang) -> Overview:
    groups = ({**row, "label": _label(row["grouped"], every.by_parent, lang)} for row in every.groups)
    return every._replace(groups=tuple(groups))


def _label(group: str, by_parent: bool, lang: Lang) -> str:
    if by_parent:
        return group or say("site.group.none", lang)
    return say(f"level.{group}" if group else "site.group.no_level", lang)


def _lists(site: Site, frame: Frame, listing: Listing, by_parent: bool) -> int:
    """Agencies by rules, group by group."""
    numbers = {group: number for number, group in enumerate(listing.groups)}
    codes = listing.codes
    for number in range(1, listing.count + 1):
        page = listing.page(number)
        for lang in site.langs:
            labels = {group: _label(group, by_parent, lang) for group in listing.groups}
            frame.write(
                lang,
                f"agencies-{number}.html",
                "agencies",
                page=page,
                every=codes,
                labels=labels,
                numbers=numbers,
                states=STATES,
                year=site.year,
                count=listing.count,
            )
    return listing.count * len(site.langs)


def _copies(store: Store, frame: Frame, numbers: Sequence[int]) -> int:
    count = -(-len(numbers) // copies.PER_PAGE)
    for number, some in enumerate(copies.pages(store, numbers) if numbers else (), 1):
        for lang in frame.langs:
            frame.write(lang, f"copies-{number}.html", "copies", clusters=some, number=number, count=count)
    return count * len(frame.langs)


def _agencies(
    store: Store,
    site: Site,
    frame: Frame,
    rules: dict[str, RuleInfo],
    clusters: Mapping[int, str],
    names: Sequence[str],
) -> int:
    write = partial(_part, folder=store.folder, site=site, frame=frame, rules=rules, clusters=clusters)
    parts = [names[start : start + _MANY] for start in range(0, len(names), _MANY)]
    if site.jobs > 1 and len(parts) > 1:
        with ProcessPoolExecutor(site.jobs, mp_context=get_context("spawn")) as pool:
            list(pool.map(write, parts))
    else:
        for part in parts:
            write(part, store=store)
    return len(names) * len(site.langs)


def _part(
    names: Sequence[str],
    folder: Path,
    site: Site,
    frame: Frame,
    rules: dict[str, RuleInfo],
    clusters: Mapping[int, str],
    store: Store | None = None,
) -> None:
    """The pages of some agencies."""
    forms = _forms()
    for agency in agencies(store or Store(folder), names):
        sheet = sheet_of(agency, forms)
        for lang in site.langs:
            values: dict[str, Any] = values_of(sheet, rules, lang, clusters)
            frame.write(lang, page_of(agency.name), "agency", notice=site.notices.get(agency.name), **values)


def _forms() -> Forms:
    return load_packs((str(resource("rules") / "national"),)).forms


def _names(target: Path, names: Sequence[str]) -> None:
    """Names for the search, with those of their pages: as a script, for pages in a folder may fetch nothing else."""
    listed = [[name, page_of(name).rpartition("/")[2].removesuffix(".html")] for name in names]
    text = json.dumps(listed, separators=(",", ":"))
    (target / "names.js").write_text(f"window.agencies={text};\n", encoding="utf-8")
