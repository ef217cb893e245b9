"""The reports of a province that does not exist, made up from a seed, and what there is to find in them.

    python benchmarks/province.py FOLDER [REPORTS] [--faults SHARE] [--seed N]

Every table adds up, goes on from the year before and up to the governments above; every text says what the tables say;
no two agencies write the same. Without faults nothing is to be found. With them, the share of reports named has one
fault each, drawn evenly from all kinds, and `Population.truth` tells what they must give. FOLDER gets the reports, a
list of what was handed in (`list.txt`, for `batch`) and the roster.
"""

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from population.agencies import Agency, agencies, roster
from population.draft import Draft, Key, as_yaml
from population.faults import KINDS, Case, Kind
from population.narrative import Fees, fees_of, write_texts
from population.relatives import Figures, figures, said
from population.tables import Tables, own_tables, summed
from population.truth import Finding, Handed, Placed, Truth

YEARS = (2023, 2024)
TODAY = date(2025, 6, 30)
REPORTS, LIST, ROSTER = "reports", "list.txt", "roster.csv"


@dataclass
class Population:
    """What stands in a folder. `documents` are all files, `reports` those that hold a report as it was meant to be."""

    folder: Path
    agencies: list[Agency]
    truth: Truth
    reports: int = 0
    documents: int = 0


def populate(folder: Path, reports: int, faults: float = 0.0, seed: int = 1) -> Population:
    """Write a population. RuntimeError where there is no report left for a kind of fault."""
    found = agencies(reports, YEARS)
    made = Population(folder, found, Truth())
    _Writer(made, seed).write(_assigned(found, round(reports * faults), Random(f"{seed} faults")))
    lines = [REPORTS, *sorted(f"handed-in/{path.name}" for path in (folder / "handed-in").glob("*"))]
    (folder / LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (folder / ROSTER).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_roster(made))
    return made


def _roster(made: Population) -> Iterator[tuple[str, ...]]:
    head, *lines = roster(made.agencies)
    yield (*head, "截止日期")
    for line in lines:
        if line[0] not in made.truth.unlisted:
            last = made.truth.deadlines.get(line[0])
            yield (*line, f"{last[0]:02}-{last[1]:02}" if last else "")


Block = list[Agency]


def blocks(found: list[Agency]) -> list[Block]:
    """Each city with all that is below it; the province's own at the end."""
    cities: dict[str, Block] = {}
    for agency in found:
        cities.setdefault(agency.code.partition("-")[0], []).append(agency)
    top = cities.pop("00")
    return [*cities.values(), top]


def _assigned(found: list[Agency], count: int, dice: Random) -> list[tuple[Block, list[Kind]]]:
    """The blocks, with the kinds of faults that each is to have. The last city may be a part of one, the province's own
    block is small: they have those only that have fitted nowhere else.
    """
    given: list[tuple[Block, list[Kind]]] = [(block, []) for block in blocks(found)]
    whole = list(enumerate(given))[:-2] or list(enumerate(given))
    fitting = {years: [at for at, (block, _) in whole if _has(block, years)] for years in (0, 1, 2)}
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        places = fitting[kind.years]
        weights = [len(given[at][0]) for at in places]
        given[dice.choices(places, weights)[0]][1].append(kind)
    return given


def _has(block: Block, years: int) -> bool:
    return not years or any(len(agency.years) == years for agency in block)


class _Writer:
    """Makes block after block, so that not all reports need be at hand at once."""

    def __init__(self, made: Population, seed: int) -> None:
        self._made, self._seed = made, seed
        self._cities: dict[int, list[Draft]] = {}
        self._fees: dict[Key, Fees] = {}
        self._clean: dict[Key, tuple[Tables, Fees]] = {}
        self._taken: set[Key] = set()
        self._broken: set[Key] = set()
        self._changed_cities: set[str] = set()

    def write(self, given: list[tuple[Block, list[Kind]]]) -> None:
        """All of them."""
        left: list[Kind] = []
        for block, kinds in given:
            left = self._block(block, [*left, *kinds])
        if left:
            raise RuntimeError("no report fits: " + ", ".join(sorted({kind.name for kind in left})))

    def _block(self, block: Block, kinds: list[Kind]) -> list[Kind]:
        drafts = {(agency.name, year): self._draft(agency, year) for agency in block for year in agency.years}
        for agency in reversed(block):
            for year in agency.years:
                self._figures(drafts, agency, year)
        cases, left = self._cases(drafts, kinds)
        places = {key: list(kind.change(case) or ()) for key, (kind, case) in cases.items() if kind.is_early}
        for (name, year), draft in drafts.items():
            case = cases.get((name, year))
            fees = case[1].fees if case else self._fees[draft.key]
            write_texts(draft, fees, drafts.get((name, year - 1)), self._dice(draft.agency, year, "text"))
        for key, (kind, case) in cases.items():
            if not kind.is_early:
                places[key] = list(kind.change(case) or ())
            for rule, pointer in places[key]:
                self._made.truth.findings[Finding(case.draft.path, rule, pointer)] += 1
            self._made.truth.placed.append(Placed(kind.name, case.draft.path))
        for key, draft in drafts.items():
            self._hand_in(draft, cases[key][1] if key in cases else None)
        self._relatives(drafts, {key for key, _ in cases.items()})
        return left

    def _dice(self, agency: Agency, year: int, what: str) -> Random:
        return Random(f"{self._seed} {agency.code} {year} {what}")

    def _draft(self, agency: Agency, year: int) -> Draft:
        city, mark, _ = agency.region.partition("市")
        place = city + mark if mark else "省级"
        return Draft(agency, year, f"{REPORTS}/{year}/{place}/{agency.name}.yaml", {})

    def _figures(self, drafts: dict[Key, Draft], agency: Agency, year: int) -> None:
        draft, before = drafts[agency.name, year], drafts.get((agency.name, year - 1))
        if agency.is_aggregate and agency.children:
            parts = [self._clean[child.name, year] for child in agency.children if (child.name, year) in self._clean]
            draft.tables = summed([tables for tables, _ in parts])
            self._fees[draft.key] = Fees(*map(sum, zip(*(fees for _, fees in parts), strict=True)))
        else:
            if before and not before.tables:
                self._figures(drafts, agency, year - 1)
            dice, regulations = self._dice(agency, year, "figures"), agency.is_office and not agency.is_county
            draft.tables = own_tables(agency.level, regulations, dice, before.tables if before else None)
            self._fees[draft.key] = fees_of(draft.tables, dice)
        tables = {table: {row: list(values) for row, values in rows.items()} for table, rows in draft.tables.items()}
        self._clean[agency.name, year] = (tables, self._fees[draft.key])

    def _cases(self, drafts: dict[Key, Draft], kinds: list[Kind]) -> tuple[dict[Key, tuple[Kind, Case]], list[Kind]]:
        """A report for each kind, chosen by chance among those that fit; kinds that none fits are left."""
        everyone = [draft for draft in drafts.values() if draft.year == YEARS[-1]]
        cases = {(draft.agency.name, draft.year): self._case(draft, drafts, everyone) for draft in everyone}
        fitting = [(kind, [key for key, case in cases.items() if kind.fits(case)]) for kind in kinds]
        found: dict[Key, tuple[Kind, Case]] = {}
        left = []
        for kind, keys in sorted(fitting, key=lambda each: len(each[1])):
            dice = Random(f"{self._seed} {kind.name} {everyone[0].path} {len(found)}")
            free = [key for key in keys if cases[key].draft.key not in self._taken and kind.fits(cases[key])]
            if not free:
                left.append(kind)
                continue
            key = dice.choice(free)
            found[key] = (kind, cases[key])
            cases[key].dice = dice
            self._taken.add(cases[key].draft.key)
        return found, left

    def _case(self, draft: Draft, drafts: dict[Key, Draft], everyone: list[Draft]) -> Case:
        agency, year = draft.agency, draft.year
        return Case(
            draft=draft,
            before=drafts.get((agency.name, year - 1)),
            parent=drafts.get((agency.parent.name, year)) if agency.parent else None,
            children=[drafts[child.name, year] for child in agency.children if (child.name, year) in drafts],
            others=everyone,
            dice=Random(),
            truth=self._made.truth,
            taken=self._taken,
            fees=self._fees[draft.key],
        )

    def _hand_in(self, draft: Draft, case: Case | None) -> None:
        for path, data in case.extra if case else ():
            self._put(path, data)
        if case and (case.is_kept_back or case.own_bytes is not None):
            self._broken.add(draft.key)
            if case.own_bytes is not None:
                self._put(draft.path, case.own_bytes)
            return
        self._put(draft.path, as_yaml(draft).encode())
        self._made.reports += 1
        other = case.other_name if case else None
        self._made.truth.handed.append(Handed(draft.path, draft.agency.name, draft.year, draft.published, "", other))

    def _put(self, path: str, data: bytes) -> None:
        file = self._made.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self._made.documents += 1

    def _relatives(self, drafts: dict[Key, Draft], changed: set[Key]) -> None:
        """What wrong figures do to the governments above, and beside them."""
        for (name, year), draft in drafts.items():
            if draft.agency.is_aggregate and draft.agency.parent and draft.agency.parent.parent is None:
                self._cities.setdefault(year, []).append(draft)
                if (name, year) in changed:
                    self._changed_cities.add(name)
        changed = changed | {(name, YEARS[-1]) for name in self._changed_cities}
        changed |= {(name, year) for name, year in drafts if name in self._made.truth.unlisted}
        paths: dict[Key, list[str]] = {}
        for each in self._made.truth.handed:
            paths.setdefault((each.agency, each.year), []).append(each.path)
        known = drafts | {(draft.agency.name, draft.year): draft for draft in self._cities.get(YEARS[-1], ())}
        for (name, year), draft in drafts.items():
            agency = draft.agency
            listed = [child for child in agency.children if child.name not in self._made.truth.unlisted]
            near = [(each.name, year) for each in (agency, *agency.children, agency.parent) if each]
            if changed.isdisjoint(near) or name in self._made.truth.unlisted or draft.key in self._broken:
                continue
            below = {child: self._figures_of(known.get((child.name, year))) for child in listed}
            above = self._figures_of(known.get((agency.parent.name, year))) if agency.parent else None
            for rule, pointer in said(agency, figures(draft), below, above):
                for path in paths[name, year]:
                    self._made.truth.findings[Finding(path, rule, pointer)] += 1

    def _figures_of(self, draft: Draft | None) -> Figures | None:
        return None if draft is None or draft.key in self._broken else figures(draft)


def main() -> None:
    """Write a population and say what it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=int, nargs="?", default=2_000)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    made = populate(wish.folder, wish.reports, wish.faults, wish.seed)
    truth = made.truth
    print(f"{made.documents} documents, {made.reports} reports of {len(made.agencies)} agencies")
    print(f"{len(truth.placed)} faults, {truth.findings.total()} findings, {len(truth.clusters)} paragraphs copied")


if __name__ == "__main__":
    main()
