import pytest

from gxdigest.archive import Archive
from gxdigest.errors import ArchiveError
from gxdigest.ingest import FEW_SOURCES, add_counts, find_difference, find_fault, ingest
from gxdigest.model.issue import Counts, Issue
from gxdigest.model.search import Filter
from gxdigest.sources import find_sources

PAGE = """小区换上新路灯第{}批

本报讯 11月23日，幸福里小区的路灯全部换新，居民都说夜里回家不再摸黑，物业公司当天就把旧灯收走了。

记者 孙庆辉
"""
COUNTS = Counts(1, 1, 1, 1, 0, 0, 0, 40, 40, 0)


@pytest.fixture
def folder(tmp_path):
    """As many issues as are read in parallel, a bad one among them."""
    folder = tmp_path / "issues"
    folder.mkdir()
    for number in range(FEW_SOURCES + 3):
        (folder / f"{number}.txt").write_text(PAGE.format(number), encoding="utf-8")
    (folder / "4.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def keep_all(folder, path, **options):
    return list(ingest(find_sources([str(folder)]), path, **options))


def dump(path):
    with Archive(path) as archive:
        return [*archive.find_issues()], [*archive.find_articles(Filter())]


def test_one_process_and_many_keep_the_same(folder, tmp_path):
    one = keep_all(folder, tmp_path / "one.db", jobs=1)
    many = keep_all(folder, tmp_path / "many.db", jobs=2)
    assert one == many
    assert dump(tmp_path / "one.db") == dump(tmp_path / "many.db")


def test_reports_stand_in_the_order_of_the_sources_and_a_bad_one_stops_nothing(folder, tmp_path):
    reports = keep_all(folder, tmp_path / "a.db")
    assert [report.source.rpartition("issues")[2][1:] for report in reports] == [
        f"{number}.txt" for number in range(FEW_SOURCES + 3)
    ]
    assert [report.status for report in reports].count("kept") == FEW_SOURCES + 2
    assert reports[4].status == "refused"
    assert "PNG" in str(reports[4].reason)


def test_the_same_text_is_kept_once_in_one_run_and_the_next(folder, tmp_path):
    for number in range(3):
        (folder / f"9{number}.txt").write_text(PAGE.format(0), encoding="utf-8")
    for jobs in (1, 2):
        reports = keep_all(folder, tmp_path / f"{jobs}.db", jobs=jobs)
        assert [report.issue for report in reports if report.source.endswith(("90.txt", "91.txt", "92.txt"))] == [1] * 3
    again = keep_all(folder, tmp_path / "1.db")
    assert {report.status for report in again} == {"already kept", "refused"}
    assert all(report.reading is None for report in again)


def test_text_that_is_kept_is_not_read_again(folder, tmp_path, monkeypatch):
    keep_all(folder, tmp_path / "a.db", jobs=1)
    monkeypatch.setattr("gxdigest.ingest.read_and_digest", None)
    assert {report.status for report in keep_all(folder, tmp_path / "a.db", jobs=1)} == {"already kept", "refused"}


def test_nothing_is_made_where_nothing_is_kept(tmp_path):
    (report,) = ingest(find_sources([str(tmp_path / "no.txt")]), tmp_path / "new" / "a.db")
    assert report.status == "refused"
    assert not (tmp_path / "new").exists()


def test_a_bad_archive_is_an_error_before_anything_is_read(folder, tmp_path):
    (tmp_path / "a.db").mkdir()
    with pytest.raises(ArchiveError):
        keep_all(folder, tmp_path / "a.db")


def test_only_a_few_issues_are_read_ahead(folder, tmp_path):
    asked = []

    def sources():
        for source in find_sources([str(folder)] * 5):
            asked.append(source)
            yield source

    reports = ingest(sources(), tmp_path / "a.db", jobs=2)
    next(reports)
    assert len(asked) < FEW_SOURCES + 20
    reports.close()


def test_a_text_without_an_article_is_a_fault_with_its_first_lines():
    issue = Issue("a.txt", "甲" * 30 + "\n\n 乙 \n丙\n丁\n", COUNTS)
    assert str(find_fault(issue)).endswith(f'it begins "{"甲" * 24}… / 乙 / 丙"')


def test_what_does_not_add_up_is_said():
    assert find_difference(Issue("a.txt", "", COUNTS)) is None
    odd = Issue("a.txt", "", Counts(2, 1, 1, 1, 0, 0, 3, 40, 40, 0))
    assert "2 datelines seen, 1 open an article; 3 lines left over" in str(find_difference(odd))


def test_counts_add_up_field_by_field():
    assert add_counts([COUNTS, COUNTS]) == Counts(2, 2, 2, 2, 0, 0, 0, 80, 80, 0)
    assert add_counts([]) == Counts(*[0] * 10)
