import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from heshi.recognise.names import Name
from heshi.rules.load import load_text
from heshi.rules.model import Flag, KindSpec, Params, Sheet, Texts, form_key


class Sample(Params):
    texts: Texts = ()
    flag: Flag = False


@pytest.mark.parametrize("form", ["Tencent Ads", "TENCENT ADS", "Ｔencent　ads", "騰訊廣告", "腾广"])
def test_every_form_of_a_name_resolves(form: str) -> None:
    sheet = Sheet("a", None, "a.yaml", None, (Name("腾讯广告", ("腾广", "Tencent Ads")),), ())
    assert sheet.resolve(form) == "腾讯广告"


def test_any_other_text_resolves_to_itself() -> None:
    sheet = Sheet("a", None, "a.yaml", None, (Name("腾讯广告"),), ())
    assert sheet.resolve("腾讯") == "腾讯"


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=20))
def test_a_form_key_is_its_own_key(text: str) -> None:
    assert form_key(form_key(text)) == form_key(text)


def test_one_text_or_several() -> None:
    assert Sample.model_validate({"texts": " 甲 "}).texts == ("甲",)
    assert Sample.model_validate({"texts": ["甲", "乙"]}).texts == ("甲", "乙")
    assert Sample.model_json_schema()["properties"]["texts"]["anyOf"] == [
        {"minLength": 1, "type": "string"},
        {"items": {"minLength": 1, "type": "string"}, "minItems": 1, "type": "array"},
    ]


@pytest.mark.parametrize("word", ["yes", "no", "on", "True", "1", "是", ""])
def test_a_flag_is_true_or_false_and_nothing_else(word: str) -> None:
    assert Sample.model_validate({"flag": "true"}).flag is True
    assert Sample.model_validate({"flag": "false"}).flag is False
    with pytest.raises(ValidationError, match="neither true nor false"):
        Sample.model_validate({"flag": word})


def test_a_sheet_goes_between_processes_and_its_claims_into_sets(kinds: Mapping[str, KindSpec]) -> None:
    text = (Path(__file__).parent / "good.yaml").read_text("utf-8")
    sheet = load_text(text, "good.yaml", kinds)
    bare = Sheet(sheet.id, sheet.title, sheet.path, sheet.as_of, sheet.names, (), sheet.sources)
    assert pickle.loads(pickle.dumps(bare)) == bare  # noqa: S301 - the data were pickled on this line
    assert len({hash(claim) for claim in sheet.claims}) == len(sheet.claims)
