"""Verbs of news that tell the same event, for topics that a rewrite must still meet."""

from __future__ import annotations

from typing import Final

_SAME: Final = (
    "宣布 官宣 公布 宣告 对外宣布",
    "发布 推出 公布 披露 亮相 发表",
    "签署 签订 签约 签下 达成",
    "举行 举办 召开 开幕 开赛 启幕",
    "开业 营业 开张 开门迎客",
    "开通 通车 投入运营 运营 启用",
    "上市 挂牌 登陆",
    "上线 推出 发布 开放",
    "开售 发售 开卖 销售",
    "收购 买下 并购 拿下",
    "任命 聘任 委任 出任 担任",
    "启动 开启 开始",
    "成立 设立 组建 揭牌",
    "完成 实现 录得 取得",
    "否认 辟谣 不实 回应",
    "印发 出台 下发 发布 公布",
    "施行 实施 生效 执行",
    "增长 增加 上升 上涨 提高 提升 增幅 增速 涨幅 涨",
    "下降 下滑 下跌 减少 降低 回落 降幅 跌幅 跌",
    "夺冠 夺得冠军 摘金 夺魁 折桂",
    "击败 战胜 力克 胜 赢",
    "开工 动工 奠基",
    "竣工 完工 建成 落成",
)

SYNONYMS: Final = {verb: tuple(dict.fromkeys((verb, *row.split()))) for row in _SAME for verb in row.split()}
"""The verbs that tell the same, by each of them, itself first."""


def called(verb: str) -> tuple[str, ...]:
    """Return the words by which a rewrite may tell what a verb tells, itself first."""
    return SYNONYMS.get(verb, (verb,))
