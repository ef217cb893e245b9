"""What would make two documents of the same report differ: the day of writing and the dates in an archive."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from disclosure_lint.report import Report

_EPOCH = (1980, 1, 1, 0, 0, 0)


def stamp(report: Report) -> datetime:
    """The day a document of a report is said to be made: publication, signature, or the first after its year."""
    day = report.published or report.signed.date or date(min(max(report.year or 1999, 1980), 9998) + 1, 1, 1)
    return datetime.combine(day, time())


def repacked(data: bytes) -> bytes:
    """An archive with the same files in the same order, none of them dated."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = ZipInfo(item.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(item))
    return made.getvalue()
