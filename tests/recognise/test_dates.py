"""Dates, durations and recurrences: every example, comparisons, and what holds for every text."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise import dates
from heshi.recognise.dates import DateValue, compare_constraint, compare_dates, find_dates, read_date
from heshi.recognise.mention import Comparison, MentionKind
from heshi.text.normal import normalise

EXAMPLES = yaml.safe_load(
    (Path(dates.__file__).parent / "examples" / "dates.yaml").read_text(encoding="utf-8"),
)
REFERENCE = dt.date(2023, 9, 26)
READS = [
    pytest.param(entry["kind"], entry["value"], entry.get("reference"), spelling, id=spelling)
    for entry in EXAMPLES["reads"]
    for spelling in entry["spellings"]
]
F, V, C, I = Comparison.FITS, Comparison.VAGUER, Comparison.CONFLICTS, Comparison.INCOMPARABLE  # noqa: E741 (a column of letters reads best)


def date(text: str, reference: dt.date | None = None) -> DateValue:
    value = read_date(text, reference)
    assert value is not None, text
    return value


def test_the_tables_of_examples_are_large() -> None:
    assert len(READS) >= 400
    assert len(EXAMPLES["silent"]) >= 150


@pytest.mark.parametrize(("kind", "value", "reference", "spelling"), READS)
def test_spelling(kind: str, value: object, reference: dt.date | None, spelling: str) -> None:
    found = find_dates(normalise(spelling), reference)
    assert [(m.start, m.end, m.kind.value, m.value.to_json()) for m in found] == [
        (0, len(spelling), kind, value),
    ]


@pytest.mark.parametrize("entry", EXAMPLES["sentences"], ids=lambda entry: entry["text"][:20])
def test_sentence(entry: dict[str, object]) -> None:
    text, found = str(entry["text"]), []
    for mention in find_dates(normalise(text), entry["reference"]):  # type: ignore[arg-type] # YAML reads a date
        form = mention.value.to_json()
        value = form.get("edtf") or form.get("duration") or form.get("every")
        found.append([mention.span.of(text), mention.kind.value, value])
    assert found == entry["finds"]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("约三年", True),
        ("超过三年", True),
        ("不超过三年", True),
        ("至少三年", True),
        ("不满三年", True),
        ("三年以上", True),
        ("三年左右", True),
        ("签约三年", False),
        ("续约三年", False),
        ("节约三年", False),
        ("三年以内", False),
    ],
)
def test_a_bound_beside_a_length_makes_it_approximate(text: str, *, hedged: bool) -> None:
    form: dict[str, object] = {"duration": "P3Y"}
    assert [mention.value.to_json() for mention in find_dates(normalise(text))] == [
        form | {"approximate": True} if hedged else form,
    ]


@pytest.mark.parametrize("text", EXAMPLES["silent"])
def test_near_miss(text: str) -> None:
    assert find_dates(normalise(text), REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("09-25", "XXXX-09-25"),
        ("9.25", "XXXX-09-25"),
        ("9/25", "XXXX-09-25"),
        ("25号", "XXXX-XX-25"),
        ("5号", "XXXX-XX-05"),
        ("十一", "XXXX-10-01"),
        ("618", "XXXX-06-18"),
        ("“618”", "XXXX-06-18"),
        ("2023", "2023"),
        ("23年", "2023"),
        ("2023-9", "2023-09"),
        ("自2024年1月1日起", "2024-01-01"),
        (" ９月２５號 ", "XXXX-09-25"),
        ("10月底前", "../XXXX-10-31~"),
        ("15日前", "../XXXX-XX-15"),
    ],
)
def test_a_whole_text_is_read_where_a_sentence_would_need_more(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "阿里巴巴",
        "三天",
        "每周三",
        "9月25日宣布",
        "9月25日和9月26日",
        "25号线",
        "9.25元",
        "13.45",
        "40号",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("found", "claimed", "reference", "expected"),
    [
        ("9月25号", "2023-09-25", None, F),
        ("2023-09-25", "9月25号", None, F),
        ("9月下旬", "2023-09-25", None, V),
        ("9月26日", "9月25日", None, C),
        ("9月", "9月25日", None, V),
        ("2023-09-25", "2023年9月", None, F),
        ("2023-09-25", "2023年下半年", None, F),
        ("2023年10月", "2023-09-25", None, C),
        ("2022-09-25", "2023-09-25", None, C),
        ("昨日", "2023-09-25", None, I),
        ("昨日", "2023-09-25", REFERENCE, F),
        ("今天", "2023-09-25", REFERENCE, C),
        ("近日", "2023-09-25", None, V),
        ("近日", "2023-09-25", REFERENCE, V),
        ("近日", "近日", None, F),
        ("9月25日", "近日", None, I),
        ("周一", "2023-09-25", REFERENCE, F),
        ("周一", "2023-09-25", None, I),
        ("周一", "周二", None, I),
        ("9月25日上午9点", "9月25日下午3点", None, C),
        ("9月25日上午9点", "9月25日上午", None, F),
        ("9月25日上午", "9月25日上午9点", None, V),
        ("9月25日上午", "9月25日", None, F),
        ("9月25日", "9月25日下午3点", None, F),
        ("9月20日至27日", "9月25日", None, V),
        ("2月30日", "2月28日", None, C),
        ("2月30日", "2月30日", None, F),
        ("2月30日", "14:30", None, I),
        ("双11", "11-11", None, F),
        ("2024年春节", "2024-02-10", None, F),
        ("春节", "2024-02-10", None, F),
        ("春节", "2024-02-11", None, C),
        ("春节", "2200年2月11日", None, I),
        ("25日", "2023-09-25", None, F),
        ("26日", "2023-09-25", None, C),
        ("25日", "25日", None, F),
        ("9月底", "2023-09-25", None, V),
        ("9月底", "2023年9月", None, F),
        ("三季度", "2023-09-25", None, V),
        ("2023-09-25", "三季度", None, F),
        ("二季度", "2023-09-25", None, C),
        ("三季度", "前三季度", None, F),
        ("前三季度", "三季度", None, V),
        ("去年", "2023-09-25", REFERENCE, C),
        ("去年", "2023-09-25", None, I),
        ("去年", "去年", None, F),
        ("今年", "2023-09-25", REFERENCE, V),
        ("2023年", "9月25日", None, V),
        ("9月25日左右", "2023-09-25", None, V),
        ("9月25日左右", "2023-09-27", None, V),
        ("9月25日左右", "2023-10-27", None, C),
        ("9月25日左右", "9月25日前后", None, F),
        ("9月25日至10月3日", "9月25日至10月3日", None, F),
        ("9月26日至10月3日", "9月25日至10月3日", None, C),
        ("12月25日至1月3日", "2023-12-25至2024-01-03", None, F),
        ("9月至10月", "9月25日至10月3日", None, V),
        ("10月15日", "10月底前", None, F),
        ("11月15日", "10月底前", None, C),
        ("10月底前", "10月底前", None, F),
        ("2023财年", "2023年", None, I),
        ("2023财年", "2023财年", None, F),
        ("80年代", "1985年", None, V),
        ("1985年", "上世纪80年代", None, F),
        ("公元前221年", "公元前220年", None, C),
        ("31日", "2023年9月", None, C),
        ("2月29日", "2023年2月", None, C),
        ("14:30", "9月25日", None, I),
        ("14:30", "下午", None, F),
        ("国庆假期", "10月1日至7日", None, F),
        ("10月1日", "国庆假期", None, F),
        ("9月25日以来", "9月25日", None, V),
        ("本周", "9月25日", REFERENCE, V),
        ("上周五", "9月25日", REFERENCE, C),
        ("2023年春天", "2023年下半年", None, C),
        ("春天", "下半年", None, C),
        ("秋天", "下半年", None, F),
        ("夏天", "下半年", None, V),
        ("年底", "2023年三季度", REFERENCE, C),
        ("2023年10月", "2023年底", None, F),
        ("三季度末", "2023-09-30", None, V),
        ("2023-09-30", "2023年三季度末", None, F),
    ],
)
def test_compare_dates(found: str, claimed: str, reference: dt.date | None, expected: Comparison) -> None:
    assert compare_dates(date(found), date(claimed), reference=reference) is expected


@pytest.mark.parametrize(
    ("found", "asked", "expected"),
    [
        ("9月25日", {"on": "2023-09-25"}, F),
        ("9月25日", {"before": "2023-10-01"}, F),
        ("2023-09-25", {"before": "9月20日"}, C),
        ("12月25日", {"before": "2023-10-01"}, V),
        ("2023-12-25", {"before": "2023-10-01"}, C),
        ("2023-10-01", {"before": "2023-10-01"}, V),
        ("10月1日前", {"before": "10月1日"}, F),
        ("10月底前", {"before": "2023年11月1日"}, F),
        ("近日", {"before": "2023-10-01"}, V),
        ("昨日", {"before": "2023-10-01"}, I),
        ("2月30日", {"before": "2023-10-01"}, C),
        ("2023-10-01", {"after": "2023-09-30"}, F),
        ("9月", {"after": "2023-09-10"}, V),
        ("2023年8月", {"after": "2023-09-10"}, C),
        ("9月25日以来", {"after": "9月25日"}, F),
        ("9月26日", {"start": "9月25日", "end": "10月3日"}, F),
        ("9月25日", {"start": "9月25日", "end": "10月3日"}, F),
        ("10月4日", {"start": "9月25日", "end": "10月3日"}, C),
        ("9月", {"start": "9月25日", "end": "10月3日"}, V),
        ("10月1日", {"start": "2023-09-25"}, F),
        ("8月1日", {"start": "2023-09-25"}, C),
        ("8月1日", {"end": "2023-09-25"}, F),
        ("9月25日", {}, F),
        ("2025年年底", {"end": "2025年9月30日"}, C),
        ("2025年年底", {"before": "2025年9月30日"}, C),
        ("2025年年底", {"before": "2025年10月15日"}, V),
        ("2025年年底", {"end": "2025年12月31日"}, F),
        ("2025年年初", {"start": "2025年5月1日"}, C),
    ],
)
def test_compare_constraint(found: str, asked: dict[str, str], expected: Comparison) -> None:
    limits = {name: date(text) for name, text in asked.items()}
    assert compare_constraint(date(found), **limits) is expected  # type: ignore[arg-type] # names of dates only


def test_constraint_counts_relative_dates_from_the_reference() -> None:
    bound = date("2023-10-01")
    assert compare_constraint(date("昨日"), before=bound, reference=REFERENCE) is F


def test_dates_counted_from_the_one_last_named() -> None:
    text = normalise("2023年12月31日签约，次日公告，同月回购。当年9月，公司成立。")
    found = [(m.text, m.value.to_json()["edtf"]) for m in find_dates(text, dt.date(2024, 6, 1))]
    assert found == [
        ("2023年12月31日", "2023-12-31"),
        ("次日", "2024-01-01"),
        ("同月", "2024-01"),
        ("当年9月", "2024-09"),
    ]


def test_a_listed_day_is_of_the_same_month() -> None:
    found = find_dates("2023年10月5日、6日和8日,9日休息。20日另议。")
    assert [m.value.to_json()["edtf"] for m in found] == [
        "2023-10-05",
        "2023-10-06",
        "2023-10-08",
        "XXXX-XX-09",
        "XXXX-XX-20",
    ]


def test_nothing_crosses_a_line() -> None:
    found = find_dates("2023年9月\n25日上午\n9:30", None)
    assert [m.text for m in found] == ["2023年9月", "25日上午", "9:30"]


def test_relative_dates_without_reference_stay_relative() -> None:
    value = date("去年9月25日")
    assert value.to_json() == {
        "edtf": "XXXX-09-25",
        "precision": "day",
        "relative": {"unit": "year", "offset": -1, "from": "reference"},
    }
    assert value.resolve(REFERENCE) == DateValue(year=2022, month=9, day=25)
    assert value.resolve(None) is value


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_counting_out_of_the_calendar_changes_nothing(day: dt.date) -> None:
    words = ["昨天", "明天", "上周", "下周", "去年", "后年", "上月", "下月", "上季度", "9999年前", "9999年后"]
    for word in words:
        for mention in find_dates(word, day):
            assert mention.value.to_json()


def test_leap_day_of_a_relative_year_is_checked_once_the_year_is_known() -> None:
    assert date("去年2月29日", REFERENCE).impossible
    assert not date("明年2月29日", REFERENCE).impossible


DIGITS = "〇一二三四五六七八九"


def han_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else DIGITS[tens])
        + ("十" if tens else "")
        + (DIGITS[ones] if ones or not tens else "")
    )


FULL_SPELLINGS: list[Callable[[dt.date], str]] = [
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}号",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}{d.month:02}{d.day:02}",
    lambda d: (
        "".join(DIGITS[int(n)] for n in str(d.year)) + f"年{han_number(d.month)}月{han_number(d.day)}日"
    ),
    lambda d: f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）",
]
FULL_WIDTH = str.maketrans("0123456789()", "０１２３４５６７８９（）")
TRADITIONAL = str.maketrans("号点后礼周", "號點後禮週")
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
texts = st.text(
    alphabet="0123456789一二三十廿〇两半年月日号周星期天时点分上下今明去本前后近每至到-~./: ,。\n(（"
    "双国庆春节初底末季度世纪",
    max_size=60,
)


@settings(deadline=None, max_examples=100)
@given(days)
def test_every_spelling_of_a_day_reads_back(day: dt.date) -> None:
    for spell in FULL_SPELLINGS:
        text = spell(day)
        assert date(text).edtf == day.isoformat(), text


@settings(deadline=None, max_examples=100)
@given(texts)
def test_mentions_are_in_order_whole_and_apart(text: str) -> None:
    found = find_dates(normalise(text), REFERENCE)
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start < m.end for end, m in zip(ends, found, strict=False))
    for mention in found:
        assert "\n" not in mention.text
        assert mention.text == mention.span.of(normalise(text))
        assert mention.value.to_json()
        assert isinstance(mention.value, DateValue) == (mention.kind is MentionKind.DATE)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    find_dates(normalise(text), REFERENCE)
    read_date(text, REFERENCE)


@settings(deadline=None, max_examples=100)
@given(texts)
def test_full_width_and_traditional_text_reads_the_same(text: str) -> None:
    here = [(m.span, m.value) for m in find_dates(normalise(text), REFERENCE)]
    there = text.translate(FULL_WIDTH).translate(TRADITIONAL)
    assert [(m.span, m.value) for m in find_dates(normalise(there), REFERENCE)] == here


@settings(deadline=None, max_examples=100)
@given(days, days)
def test_comparing_days(one: dt.date, other: dt.date) -> None:
    found, claimed = date(one.isoformat()), date(other.isoformat())
    assert compare_dates(found, claimed) is (F if one == other else C)
    assert compare_dates(found, date(f"{one.month}月{one.day}日")) is F
    assert compare_dates(date(f"{one.year}年{one.month}月"), found) is V


@settings(deadline=None, max_examples=100)
@given(texts, texts)
def test_comparing_never_raises_and_a_date_never_conflicts_with_itself(one: str, other: str) -> None:
    values = [m.value for m in find_dates(normalise(one + "\n" + other)) if isinstance(m.value, DateValue)]
    for found in values:
        for claimed in values:
            assert compare_dates(found, claimed, reference=REFERENCE) in Comparison
            assert compare_constraint(found, before=claimed, after=claimed) in Comparison
        assert compare_dates(found, found) is not C, found


@pytest.mark.parametrize("piece", ["一", "1", "年月日", "1-", "上", "1:", "大年", "近", "(", "十五"])
def test_hostile_text_is_read_in_one_pass(piece: str) -> None:
    assert Counter(m.kind for m in find_dates(piece * (1_000_000 // len(piece) // 10))) == Counter()
