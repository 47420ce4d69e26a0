"""The samples in ``fixtures/readers/pdf``: what pages hold that is hard to read.

Run it to write the files anew; a test says where a file is not what is written here.
"""

from __future__ import annotations

from pathlib import Path

from make_pdf import Set, column, pdf

FOLDER = Path(__file__).parents[1] / "fixtures" / "readers" / "pdf"

STORY = (
    "青禾科技与白杨出行联合推出充电卡",
    "",
    "　　9月25日，青禾科技与白杨出行在北京宣布，双方将联合推出充电卡。持卡的车主",
    "可以在全国120个城市的3.2万个充电桩上使用，首年免收服务费。双方没有透露合作的",
    "金额，也没有说明收入怎样分成。",
    "　　据了解，充电卡的测试早在今年6月便已经开始，参加测试的车主约有1.5万人，其",
)
REST = (
    "中七成以上每周至少使用一次。白杨出行的负责人说，正式发行以后，充电卡还会与停",
    "车卡打通。",
    "　　双方都表示，合作没有排他的条款。",
)
NARROW = (
    "　　9月25日，青禾科技与白杨出行在北京宣布",
    "，双方将联合推出充电卡，持卡的车主可以在",
    "全国120个城市的3.2万个充电桩上使用，首年",
    "免收服务费。",
    "　　据了解，充电卡的测试早在今年6月便已经",
    "开始，参加测试的车主约有1.5万人，其中七成",
)
NARROW_REST = (
    "以上每周至少使用一次。白杨出行的负责人说",
    "，正式发行以后，充电卡还会与停车卡打通，",
    "但没有说明是在什么时候。",
)


def numbered(number: int, *, top: str = "", sign: str = "— {} —") -> list[Set]:
    """Return what stands above and below a page."""
    return [*([Set(top, 72, 805, 9)] if top else []), Set(sign.format(number), 280, 40, 9)]


SAMPLES: dict[str, bytes] = {
    "across-pages": pdf(column(*STORY) + numbered(1), column(*REST) + numbered(2)),
    "headers": pdf(
        *(
            numbered(
                number, top="出行周报 2023年第9期" if number % 2 else "青禾科技专刊", sign="第{}页 共6页"
            )
            + column(f"　　这是第{'一二三四五六'[number - 1]}页的正文，只有一行。")
            for number in range(1, 7)
        )
    ),
    "columns": pdf(
        column("双栏的版面", x=240, top=790, size=18)
        + column(*NARROW, x=50, size=11)
        + column(*NARROW_REST, x=310, size=11)
    ),
    "gaps": pdf(
        column(
            "两段之间空一行，段首不缩进。充电卡在9月25日推出，首年免收服务费，持卡的车主", "可以在全国使用。"
        )
        + column(
            "第二段从这里开始，前面空了一行。双方没有透露合作的金额，也没有说明收入怎样", "分成。", top=706
        )
    ),
    "english": pdf(
        column(
            "The charging card was announced in Beijing on September 25, and drivers who hold",
            "it may use the chargers of both companies in all the cities in which they are at",
            "home. Neither of them said how much the other would pay for that.",
        )
    ),
    "lists": pdf(
        column(
            "充电卡使用须知",
            "一、适用范围",
            "全国120个城市。",
            "二、使用方法",
            "1. 绑定车辆",
            "2. 扫码充电",
            "· 支持微信",
            "· 支持支付宝",
            "以上说明自9月25日起施行。",
        )
    ),
    "table": pdf(
        column("　　各季度的充电量如下，单位是万度，数据由青禾科技提供，没有经过审计，第四季度")
        + column("是预计。", top=742)
        + [
            Set(text, x, 706 - 18 * row)
            for row, cells in enumerate([("季度", "充电量"), ("一季度", "1,200"), ("二季度", "1,350")])
            for x, text in zip((100, 260), cells, strict=True)
        ]
    ),
    "slides": pdf(
        *(
            [
                Set(f"{year}年的业绩", 72, 790, 28),
                *column(f"营收{amount}亿元", f"利润{amount // 10}亿元", top=600),
            ]
            for year, amount in ((2021, 120), (2022, 150), (2023, 180))
        )
    ),
    "sizes": pdf(
        column("青禾科技与白杨出行联合推出充电卡", "首年免收服务费", x=72, top=780, size=22, step=30)
        + column(*STORY[2:5], top=700)
        + column("合作的背景", top=620, size=16)
        + column(*REST, top=590)
    ),
    "letters": pdf(
        column(
            "全角１２３与半角123，百分号％与%，㎡是平方米，①是序号。",
            "🎉𠮷野家也收充电卡，ﬁ是连字，\u00a0是不换行的空格，软连字符在充\u00ad电之间。",
            "康熙部首⽉与日常用的月不同。",
        )
    ),
    "one-page": pdf([*column(*STORY[:5]), Set("1/1", 290, 40, 9)]),
    "with-a-picture": pdf(column(*STORY[:5]), [], column("　　图片以后的一页。")),
}
"""By the name of the file without its suffix."""


def write() -> None:
    """Write the samples."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in SAMPLES.items():
        (FOLDER / f"{name}.pdf").write_bytes(data)


if __name__ == "__main__":
    write()
