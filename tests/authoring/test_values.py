"""Values of expressions: those of the compiler, for the whole and every part."""

from collections.abc import Iterator

import pytest

from disclosure_lint.api import Documents
from disclosure_lint.authoring import Step, trace, tree_lines, value_of
from disclosure_lint.engine import Request, check_report
from disclosure_lint.engine.origin import Origin
from disclosure_lint.rules import Pack, PackError
from disclosure_lint.source import SourceMap
from disclosure_lint.values import Unknown


def request_of(documents: Documents) -> Request:
    return documents.by_name[max(documents.by_name)].request


def steps(step: Step) -> Iterator[Step]:
    yield step
    for part in step.parts:
        yield from steps(part)


def lines(text: str, documents: Documents, pack: Pack, lang: str = "zh") -> list[str]:
    return list(tree_lines(value_of(text, request_of(documents), pack), "zh" if lang == "zh" else "en", pack))


class TestValueOf:
    def test_tells_every_part(self, faulty: Documents, pack: Pack) -> None:
        told = lines("requests.received.business + requests.carried_in.business == 5", faulty, pack)
        assert told == [
            "requests.received.business + requests.carried_in.business == 5 → 不成立",
            "└─ requests.received.business + requests.carried_in.business → 4",
            "   ├─ requests.received.business → 4  〔表三 › 商业企业 › 一、本年新收政府信息公开申请数量〕",
            "   └─ requests.carried_in.business → 0  〔表三 › 商业企业 › 二、上年结转政府信息公开申请数量〕",
        ]

    def test_unknown_values_with_their_causes(self, faulty: Documents, pack: Pack) -> None:
        (line, _) = lines("prior.requests.received.total > 3", faulty, pack)
        assert line == "prior.requests.received.total > 3 → 不详：缺上一年报告"

    def test_in_english(self, faulty: Documents, pack: Pack) -> None:
        (line, part) = lines("not known(title)", faulty, pack, "en")[:2]
        assert (line, part) == ("not known(title) → false", "└─ known(title) → true")

    def test_last_years_cells(self, paired: Documents, pack: Pack) -> None:
        step = value_of("prior.requests.received.total", request_of(paired), pack)
        prior = request_of(paired).prior
        assert prior is not None
        cell = prior.cell("requests", "received", "total")
        assert cell is not None
        assert step.value == cell.value

    def test_loops_are_laid_open(self, paired: Documents, pack: Pack) -> None:
        step = value_of(
            "every(column in requests.columns where not column.is_total: received >= 0)", request_of(paired), pack
        )
        assert step.value is True
        assert [part.label.zh for part in step.parts if part.label] == [
            "表三 › 自然人", "表三 › 商业企业", "表三 › 科研机构", "表三 › 社会公益组织", "表三 › 法律服务机构", "表三 › 其他",
        ]  # fmt: skip
        assert all(part.parts[0].value is True for part in step.parts)

    def test_groups_are_laid_open(self, paired: Documents, pack: Pack) -> None:
        step = value_of("sum(requests.outcomes.total)", request_of(paired), pack)
        assert len(step.parts) == 21
        assert step.value == sum(part.value for part in step.parts)

    def test_names_that_are_given_values(self, faulty: Documents, pack: Pack) -> None:
        told = lines("let x = requests.received.total in x > 1", faulty, pack)
        assert told[0].endswith("→ 成立")
        assert told[1].startswith("├─ x = requests.received.total → 43")
        assert "   └─ x → 43" in told[3]

    @pytest.mark.parametrize(
        ("text", "message", "where"),
        [
            ("requests.recieved.total > 3", "requests has no recieved.total", "requests.recieved.total"),
            ("year == 2024 and", "the expression ends too early", ""),
            ("title + 1", "+ does not take", "title + 1"),
        ],
    )
    def test_mistakes_have_their_places(
        self, text: str, message: str, where: str, faulty: Documents, pack: Pack
    ) -> None:
        with pytest.raises(PackError) as caught:
            value_of(text, request_of(faulty), pack)
        (problem,) = caught.value.problems
        assert problem.message.en.startswith(message)
        assert problem.span is not None
        assert not where or text[slice(*problem.span)] == where


class TestTrace:
    def test_agrees_with_what_is_found(self, faulty: Documents, paired: Documents, pack: Pack) -> None:
        """The truth at every place of every rule is that of the check itself."""
        for documents in (faulty, paired):
            request = request_of(documents)
            checked = check_report("x", request, [], Origin(None, SourceMap()), pack)
            missing = {item.rule for item in checked.not_assessable}
            for code, rule in pack.rules.items():
                if not rule.checks:
                    continue
                found = trace(rule, request, pack)
                if found.reason is not None:
                    assert checked.outcomes[code] in ("not_applicable", "not_assessable")
                    continue
                values = [traced.step.value for traced in found.places]
                failed = sum(finding.rule == code for finding in checked.diagnostics)
                assert values.count(False) == failed, code
                assert any(isinstance(value, Unknown) for value in values) == (code in missing), code

    def test_tells_the_loop_variables(self, faulty: Documents, pack: Pack) -> None:
        found = trace(pack.rules["REQ101"], request_of(faulty), pack)
        assert [traced.variables["column"].zh for traced in found.places][-1] == "总计"
        assert found.places[0].step.text == "received + carried_in == concluded + carried_out"

    def test_rules_that_do_not_apply_say_why(self, faulty: Documents, pack: Pack) -> None:
        found = trace(pack.rules["STR011"], request_of(faulty), pack)
        assert found.places == ()
        assert found.reason is not None
