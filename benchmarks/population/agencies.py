"""Agencies of a province that does not exist: governments, their offices, departments, townships, in a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

FIRST, SECOND = "霁澄岚栖砚霖蓁棠槿桐苇荻沅淇汀", "川陵溪岭泉浦洲渡崖坞墟埠"
PROVINCE = "霁岚省"
DEPARTMENTS = [
    "公安局",
    "教育局",
    "民政局",
    "司法局",
    "财政局",
    "水利局",
    "商务局",
    "审计局",
    "林业局",
    "体育局",
    "信访局",
    "交通运输局",
    "生态环境局",
    "自然资源和规划局",
    "住房和城乡建设局",
    "市场监督管理局",
    "应急管理局",
    "城市管理局",
    "农业农村局",
    "人力资源和社会保障局",
    "文化广电和旅游局",
    "医疗保障局",
    "退役军人事务局",
    "科学技术局",
    "工业和信息化局",
    "粮食和物资储备局",
    "大数据管理局",
    "发展和改革委员会",
    "卫生健康委员会",
    "民族宗教事务局",
    "残疾人联合会",
    "住房公积金管理中心",
]
OTHERS = ("残疾人联合会", "住房公积金管理中心")
LEVELS = {"government": "政府", "department": "部门", "township": "乡镇", "other": "其他"}
SCOPES = {"own": "本级", "with_lower": "含下级"}


@dataclass(eq=False)
class Agency:
    """A line of the roster. `region` is the name of the place; `years` those that it has reported on."""

    name: str
    code: str
    level: str
    region: str
    parent: "Agency | None" = None
    years: tuple[int, ...] = ()
    children: list["Agency"] = field(default_factory=list)

    @property
    def is_aggregate(self) -> bool:
        """Whether its figures are those of its office and of all units below it."""
        return self.level == "government" and not self.is_office

    @property
    def is_office(self) -> bool:
        """Whether it is a government's own office."""
        return self.name.endswith(("办公室", "办公厅"))

    @property
    def is_county(self) -> bool:
        """Whether it is a county, its office or below: who makes no regulations."""
        return self.region.count("市") + self.region.count("县") + self.region.count("区") > 1

    @property
    def scope(self) -> str:
        """What its figures cover."""
        return "with_lower" if self.is_aggregate else "own"


@dataclass(frozen=True)
class Shape:
    """How many of each: departments of a city, counties of a city, departments and townships of a county."""

    city: int
    counties: int
    county: int
    townships: int


SMALL, LARGE = Shape(6, 2, 4, 3), Shape(30, 8, 18, 12)


def agencies(reports: int, years: tuple[int, ...], two_years_every: int = 3) -> list[Agency]:
    """As many agencies as hand in so many reports; every third city, and all in it, for the year before too."""
    shape = SMALL if reports < 3_000 else LARGE
    found: list[Agency] = []
    left = reports
    for agency in _all(shape, two_years_every, years):
        if left < len(agency.years):
            break
        left -= len(agency.years)
        found.append(agency)
        if agency.parent:
            agency.parent.children.append(agency)
    return found


def _all(shape: Shape, every: int, years: tuple[int, ...]) -> Iterator[Agency]:
    now = years[-1:]
    province = Agency(f"{PROVINCE}人民政府", "00", "government", PROVINCE, None, now)
    yield province
    yield Agency(f"{PROVINCE}人民政府办公厅", "00-00", "government", PROVINCE, province, now)
    for number in range(1, 100_000):
        span = years if number % every == 1 else now
        region = f"{_place(number)}市"
        city = Agency(f"{region}人民政府", f"{number:02}", "government", region, province, span)
        yield city
        yield from _own(city, shape.city)
        for at in range(1, shape.counties + 1):
            place = f"{region}{_place(number * 31 + at * 7)}{'县' if at % 3 else '区'}"
            county = Agency(f"{place}人民政府", f"{city.code}-{at:02}", "government", place, city, span)
            yield county
            yield from _own(county, shape.county)
            for town in range(1, shape.townships + 1):
                name = f"{place}{_place(number * 17 + at * 41 + town * 11)[::-1]}"
                kind = ("镇人民政府", "乡人民政府", "街道办事处")[town % 3]
                code = f"{county.code}-9{town:02}"
                where = name + kind.removesuffix("人民政府").removesuffix("办事处")
                yield Agency(f"{name}{kind}", code, "township", where, county, span)


def _own(above: Agency, departments: int) -> Iterator[Agency]:
    office = f"{above.region}人民政府办公室"
    yield Agency(office, f"{above.code}-000", "government", above.region, above, above.years)
    names = [*DEPARTMENTS[: departments - 1], OTHERS[len(above.code) % 2]]
    for at, name in enumerate(dict.fromkeys(names), 1):
        level = "other" if name in OTHERS else "department"
        yield Agency(f"{above.region}{name}", f"{above.code}-{at:03}", level, above.region, above, above.years)


_PLACES = ["".join(pair) for pair in product(FIRST, SECOND)]


def _place(number: int) -> str:
    """A name of its own for each of the first 180 numbers, then with one more character."""
    more, at = divmod(number * 7, len(_PLACES))
    return _PLACES[at] if number < len(_PLACES) else f"{FIRST[more % len(FIRST)]}{_PLACES[at]}"


def roster(found: list[Agency]) -> Iterator[tuple[str, ...]]:
    """The roster's lines, the head first."""
    yield ("单位名称", "单位代码", "层级", "上级单位", "统计范围")
    for agency in found:
        yield (
            agency.name,
            agency.code,
            LEVELS[agency.level],
            agency.parent.name if agency.parent else "",
            SCOPES[agency.scope],
        )
