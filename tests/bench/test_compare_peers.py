import pytest
from compare_peers import diff_flags, digits_flag


@pytest.mark.parametrize(
    ("draft", "by_diff", "by_digits"),
    [
        ("涨了3%。跌了5元。", False, False),
        ("涨了3%。 跌了5元。", False, False),
        ("跌了5元。涨了3%。", True, False),
        ("涨了4%。跌了5元。", True, True),
        ("涨了三成。跌了5元。", True, False),
        ("涨了3%。跌了3元。", True, True),
        ("涨了3%。没有跌5元。", True, False),
    ],
)
def test_what_plain_baselines_flag(draft: str, by_diff: bool, by_digits: bool) -> None:  # noqa: FBT001 - a table
    source = "涨了3%。跌了5元。"
    assert (diff_flags(source, draft), digits_flag(source, draft)) == (by_diff, by_digits)
