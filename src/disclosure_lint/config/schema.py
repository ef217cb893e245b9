"""The format of `disclosure-lint.yaml` as pydantic models. Imported only when a file is new or its schema is wanted."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from disclosure_lint.rules.schema import BilingualText, FileModel, Level, SeverityByLevel, SeverityName, Text

Code = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[0-9]{0,3}$")]
Reason = Text | BilingualText
FailOnName = Literal["error", "warning", "info", "never"]


class RuleSetting(FileModel):
    """What becomes of a rule here: another severity, or none at all."""

    severity: SeverityName | SeverityByLevel | None = Field(None, description="its severity here")
    off: Literal[True] | None = Field(None, description="true: the rule is not applied")
    reason: Reason = Field(description="why; every output gives it")

    @model_validator(mode="after")
    def _one_change(self) -> "RuleSetting":
        if (self.severity is None) == (self.off is None):
            raise ValueError("one_change")
        return self


class ParameterSetting(FileModel):
    """Another value of a parameter of the packs; of a mapping only the keys that are given change."""

    value: Any = Field(description="of the same kind as before")
    reason: Reason = Field(description="why; every output gives it")


class Scope(FileModel):
    """What may be set for everything, for paths and for levels."""

    select: list[Code] | None = Field(None, description="only rules whose code begins like this: `[REQ, STR0]`")
    ignore: list[Code] = Field([], description="no rules whose code begins like this")
    fail_on: FailOnName | None = Field(None, alias="fail-on", description="from which severity on the check fails")
    rules: dict[Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")], RuleSetting] = Field(
        {}, description="by code: another severity, or off, with the reason"
    )
    parameters: dict[str, ParameterSetting] = Field(
        {}, description="deadlines and thresholds of the packs, with the reason"
    )


class PathScope(Scope):
    """What may be set for everything and for paths: besides, what a report is."""

    packs: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="rule packs by name, or by path from this file"
    )
    level: Level | None = Field(None, description="the level of the agencies, where it is not told by their names")
    prior: Text | None = Field(None, description="file or folder with the year before, from this file")


class PathSettings(PathScope):
    """Settings for some files; of several entries that fit, later ones win."""

    paths: Annotated[list[Text], Field(min_length=1)] = Field(
        description="patterns for names or for paths from this file; `*` stands for folders, too"
    )


class Settings(PathScope):
    """`disclosure-lint.yaml`: how the reports beside and below it are checked."""

    waivers: Text | None = Field(None, description="a file of waivers, from this file")
    baseline: Text | None = Field(None, description="a file of findings that were there before, from this file")
    exclude: list[Text] = Field([], description="what is left out when folders are searched: patterns as in `paths`")
    per_path: list[PathSettings] = Field([], alias="per-path", description="settings for some files")
    per_level: dict[Level, Scope] = Field({}, alias="per-level", description="settings for agencies of a level")


class WaiverEntry(FileModel):
    """Somebody answers for a finding until a day."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] = Field(description="the code of the rule")
    reason: Text = Field(description="why the finding is accepted; every output gives it")
    approver: Text = Field(description="who answers for it")
    expires: date = Field(description="the last day on which it holds")
    agency: Text | None = Field(None, description="name or code of the agency; needed where there is no path")
    year: int | None = Field(None, description="the year reported on")
    path: Text | None = Field(None, description="a pattern for files, from this file; needed where there is no agency")
    place: Text | None = Field(None, description="only findings at this pointer: `requests.concluded.total`")

    @model_validator(mode="after")
    def _of_something(self) -> "WaiverEntry":
        if self.agency is None and self.path is None:
            raise ValueError("waiver_of_all")
        return self


class WaiverFile(FileModel):
    """A file of waivers."""

    waivers: list[WaiverEntry] = Field(description="in any order")
