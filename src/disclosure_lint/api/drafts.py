"""Documents for people to go on with: a report in another format, a blank one for a year."""

from disclosure_lint.api.documents import documents
from disclosure_lint.api.judging import check_reading
from disclosure_lint.api.options import Options, WrongCall
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.priors import prior_reports
from disclosure_lint.config import Resolver
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.drafting import Blank, Converted, Wish
from disclosure_lint.drafting.blank import blank
from disclosure_lint.drafting.converted import converted
from disclosure_lint.inputs import Found, Input
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.report import Report
from disclosure_lint.siblings import Siblings


def convert(item: Input, to: str, options: Options, lang: Lang = "zh") -> Converted:
    """A document in another format, with comments in a language where it could not be read for certain."""
    (document,) = documents(Found((item,)), options).by_name.values()
    checked = check_reading(item.name, document.reading, document.request, document.pack)
    return converted(document.reading.report, checked, to, document.pack.forms, lang)


def new(wish: Wish, to: str, options: Options, lang: Lang = "zh") -> Blank:
    """A blank report. WrongCall where there is no form for the year or `prior` is not last year's report."""
    pack = pack_for(Resolver(options.chosen).settings(None))
    form = pack.forms.in_force(wish.year)
    if form is None:
        first = pack.forms.editions[0].first_year
        raise WrongCall([Bilingual(*(say("new.no_form", each, year=wish.year, first=first) for each in LANGS))])
    asked = Report(agency=wish.agency, year=wish.year)
    given = prior_reports(options.prior, [("", asked)], pack) if options.prior is not None else []
    return blank(wish, form, Siblings([], given).prior(asked), pack, to, lang)
