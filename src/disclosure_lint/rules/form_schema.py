"""The file format of a form as pydantic models; imported as `schema` is, only when files are read."""

from typing import Literal

from pydantic import Field

from disclosure_lint.rules.schema import AuthorityEntry, FileModel, Text, Years


class LabelText(FileModel):
    """A label of the form: the official Chinese wording and its translation."""

    zh: Text = Field(description="the official wording")
    en: Text = Field(description="its translation")


class ColumnEntry(FileModel):
    """A column: its label, other wordings that readers know it by, unit, and what it may hold."""

    label: LabelText = Field(description="what stands at its head")
    variants: list[str] = Field([], description="other wordings by which readers know it")
    unit: Literal["count", "yuan", "wan_yuan"] = Field("count", description="what its numbers count")
    signed: bool = Field(False, description="true where a number may be below zero")
    total: bool = Field(False, description="true for a column that holds sums")


class RowEntry(FileModel):
    """A row: its label, and its columns where not all of the table's."""

    label: LabelText = Field(description="what stands at its beginning")
    variants: list[str] = Field([], description="other wordings by which readers know it")
    columns: list[str] = Field([], description="keys of its columns; by default all of the table")
    total: bool = Field(False, description="true for a row that holds sums")
    stands_for: list[str] = Field([], description="rows of another edition that this one stands in for")


class GroupEntry(FileModel):
    """Rows or columns that belong together."""

    label: LabelText = Field(description="what the group is called")
    rows: list[str] = Field([], description="keys of its rows")
    columns: list[str] = Field([], description="keys of its columns")


class BandEntry(FileModel):
    """A heading over several rows of a table (第二十条第（一）项)."""

    label: LabelText = Field(description="what the heading says")
    rows: list[str] = Field(description="keys of the rows below it")


class BalanceEntry(FileModel):
    """A sum that holds in a table: what stands left adds up to what stands right."""

    left: list[str] = Field(description="keys of rows or columns, or of groups of them")
    right: list[str] = Field(description="keys of rows or columns, or of groups of them")


class HeadEntry(FileModel):
    """A cell over several columns, or beside several rows, of the printed table: a group's, and more of its like."""

    group: Text = Field(description="key of the group whose label it bears and whose members it spans")
    also: list[str] = Field([], description="keys of rows or columns that it spans besides")


class LayoutEntry(FileModel):
    """How the table is printed."""

    kind: Literal["lined", "stacked", "abreast"] = Field(
        "lined",
        description="`lined`: a line a row; `stacked`: the bands one under another, each with its own columns; "
        "`abreast`: the rows side by side in a single line",
    )
    over: list[HeadEntry] = Field([], description="cells over columns (of `abreast`: over rows), wider ones first")
    beside: list[HeadEntry] = Field([], description="cells beside rows, wider ones first")


class StockEntry(FileModel):
    """A column of stocks: last year's figure, plus what came, minus what went."""

    table: Text = Field(description="key of its table")
    column: Text = Field(description="its key")
    plus: Text = Field(description="key of the column that is added")
    minus: Text = Field(description="key of the column that is taken away")


class DraftEntry(FileModel):
    """The wording of a blank report; `{agency}` and `{year}` are filled in."""

    title: Text = Field(description="its title")
    preamble: Text = Field(description="the text before section one")
    sections: dict[int, str] = Field(description="texts of sections by number, with places to fill in")
    published: Text = Field(description="the line that states the day of publication, with `{date}`")
    carried: dict[str, str] = Field(
        {}, description="rows that repeat a row of last year's report: `requests.carried_in: requests.carried_out`"
    )
    stocks: list[StockEntry] = Field([], description="columns whose figures go on from last year's")
    problems: int | None = Field(None, description="number of the section that answers last year's problems")


class TableEntry(FileModel):
    """A table of the form."""

    name: Text = Field(description="short name: 表三")
    title: LabelText = Field(description="its full title")
    section: int = Field(description="number of the section in which it stands")
    head: LabelText | None = Field(None, description="what stands over the labels of its rows")
    row_lists: bool = Field(False, description="true where structured reports may give a row as a list of numbers")
    columns: dict[str, ColumnEntry] = Field(description="its columns by key, in order")
    rows: dict[str, RowEntry] = Field(description="its rows by key, in order")
    groups: dict[str, GroupEntry] = Field({}, description="rows or columns that rules add up or loop over, by key")
    bands: list[BandEntry] = Field([], description="headings over rows")
    balances: list[BalanceEntry] = Field([], description="sums that tell readers which of several readings is right")
    layout: LayoutEntry | None = Field(None, description="how it is printed: by default a line a row")


class SectionEntry(FileModel):
    """A section of the form."""

    number: int = Field(description="its number")
    title: LabelText = Field(description="its official title")
    accepted: list[str] = Field([], description="other titles that are no fault")
    variants: list[str] = Field([], description="other titles by which readers know it, and which are a fault")
    content: Literal["text", "table"] = Field(description="whether it is text or a table")
    table: str | None = Field(None, description="key of its table")


class FormFile(FileModel):
    """An edition of the form."""

    edition: Text = Field(description='its name, the year of issue: `"2021"`')
    title: LabelText = Field(description="what it is called")
    authority: AuthorityEntry = Field(description="the document that prescribes it")
    years: Years = Field(description="report years for which it is in force")
    sections: list[SectionEntry] = Field(description="its sections in order")
    tables: dict[str, TableEntry] = Field(description="its tables by key")
    draft: DraftEntry | None = Field(None, description="the wording of a blank report")
