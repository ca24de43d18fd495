"""Who wrote what, in: sheets and pages of people out."""

from collections.abc import Iterable, Iterator, Sequence

from gxdigest.model.bylines import BylineCount, Correction, Person, Portrait
from gxdigest.output.listings import render_bar
from gxdigest.output.sheet import Block, Column, Row, Sheet, say

MOST_NAMED = 8
"""Partners and keywords of a portrait: as many as fit on two lines."""
MOST_MONTHS = 24
"""Rows of a picture; a longer time is drawn by year."""
_BAR = 30
WIDE = 110
"""Columns that a terminal needs to hold all that is counted."""
MIDDLE = 80
"""Columns that it needs to hold roles beside numbers, and all numbers beside months."""


def render_byline_sheet(counts: Sequence[BylineCount], width: int | None = None) -> Sheet:
    """Lay out who wrote how much: all that is counted in a pipe, which has no width, else as much as there is room for.

    Outlets are left out where there are none.
    """
    return _leave_out(_WHOLE, map(_count_cells, counts), _find_unshown(counts, width))


def render_byline_months(counts: Sequence[BylineCount], width: int | None = None) -> Sheet:
    """Lay out who wrote how much in which month 用稿统计, as in `render_byline_sheet`."""
    columns = (Column("month", "short"), *_WHO, *_NUMBERS)
    rows = ((one.month or "undated", *_who(one), *_numbers(one)) for one in counts)
    needless = _find_unshown(counts, width) if width is None or width < MIDDLE else _find_unshown(counts, WIDE)
    return _leave_out(columns, rows, needless)


def _find_unshown(counts: Sequence[BylineCount], width: int | None) -> set[str]:
    """Find the columns for which there is no room or no need."""
    if width is None:
        return set()
    needless = set() if any(one.person.outlet for one in counts) else {"outlet"}
    needless |= {"alone", "pictures", "leads", "papers", "first"} if width < WIDE else set()
    return needless | ({"roles"} if width < MIDDLE else set())


def _leave_out(columns: Sequence[Column], rows: Iterable[tuple[object, ...]], needless: set[str]) -> Sheet:
    """Make a sheet without some columns."""
    shown = [i for i, column in enumerate(columns) if column.title not in needless]
    return Sheet(tuple(columns[i] for i in shown), (Row(tuple(say(row[i]) for i in shown)) for row in rows))


def render_corrections(corrections: Iterable[Correction]) -> Sheet:
    """Lay out what the user said about who is one person."""
    columns = (Column("name", "name"), Column("counts as", "text"))
    rows = (
        Row((say(say_person(one.person)), say(say_person(one.counts_as) if one.counts_as else "one in each paper")))
        for one in corrections
    )
    return Sheet(columns, rows)


def render_portrait(portrait: Portrait) -> Iterator[Block]:
    """Lay out what is to be seen of a person before the list of articles."""
    person = portrait.person
    yield Block("name", say(say_person(person), "title"))
    most = max((number for _, number in _draw(portrait.months)), default=1)
    for period, number in _draw(portrait.months):
        bar = render_bar(number / most, _BAR)
        yield Block("months", say(f"{period}  {bar} {number}" if number else period))
    if undated := sum(not kept.date for kept, _ in portrait.articles):
        yield Block("months", say(f"undated  {undated}"))
    if portrait.partners:
        named = [(say_person(one), number) for one, number in portrait.partners]
        yield Block("with", say(_name_most(named, "people")))
    if portrait.keywords:
        yield Block("about", say(_name_most(portrait.keywords, "words"), "keyword"))


def say_person(person: Person) -> str:
    """Name a person as the user types them.

    >>> say_person(Person("方小满", "新河晚报")), say_person(Person("孙庆辉"))
    ('方小满（新河晚报）', '孙庆辉')
    """
    return f"{person.name}（{person.outlet}）" if person.outlet else person.name


def _draw(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Give the rows of the picture, by year where the months are too many."""
    if len(months) <= MOST_MONTHS:
        return list(months)
    years: dict[str, int] = {}
    for month, number in months:
        years[month[:4]] = years.get(month[:4], 0) + number
    return list(years.items())


def _name_most(counted: Sequence[tuple[str, int]], what: str) -> str:
    """Name what was counted most, and say how many more there are.

    >>> _name_most([("周敏", 3), ("叶舟", 1)], "people")
    '周敏 3、叶舟 1'
    """
    named = "、".join(f"{name} {number}" for name, number in counted[:MOST_NAMED])
    return named if len(counted) <= MOST_NAMED else f"{named} and {len(counted) - MOST_NAMED} more {what}"


_WHO = (Column("name", "name"), Column("outlet", "name"), Column("articles", "number"))
_NUMBERS = tuple(Column(name, "number") for name in ("alone", "shares", "characters", "pictures", "leads"))
_LAST = Column("last", "short")
_WHOLE = (*_WHO, *_NUMBERS, Column("roles", "text"), Column("papers", "text"), Column("first", "short"), _LAST)


def _who(one: BylineCount) -> tuple[object, ...]:
    """Give what every row opens with."""
    return one.person.name, one.person.outlet, one.articles


def _numbers(one: BylineCount) -> tuple[object, ...]:
    """Give what was counted, nothing where there is nothing."""
    return one.alone or None, _share(one), one.characters, one.pictures or None, one.leads or None


def _share(one: BylineCount) -> str:
    """Write shares alike."""
    return f"{one.shares:.2f}"


def _count_cells(one: BylineCount) -> tuple[object, ...]:
    """Give all that a row says of one person."""
    return (*_who(one), *_numbers(one), "、".join(one.roles), "、".join(one.papers), one.first, one.last)
