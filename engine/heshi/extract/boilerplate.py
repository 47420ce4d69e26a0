"""What a page says about itself and not about its story: bylines, notices, navigation, credits."""

from __future__ import annotations

from typing import Final

from heshi.text import regex as re

_LABELLED: Final = (
    "(?:责任|本文|执行|审核|值班|网络|新媒体|图文|视频|流程|本期|版面)?"
    "(?:编辑|责编|作者|记者|通讯员|来源|出处|原标题|文字|图片|图源|摄影|摄像|制图|排版|校对|审核|审校|监制|供图|投稿|策划|统筹|实习生|供稿|转自|转载自|文|图|值班主任)"
)
_BYLINE: Final = re.compile(
    rf"[\s(\[【【|/*]*(?:{_LABELLED}\s*[:|/丨｜]\s*[^,。;!?]{{0,40}}[)\]】\s]*)+"
    r"|[(\[【]?\s*(?:本报|本台|本网|新华社)?(?:记者|通讯员)\s?[^,。;!?:]{2,20}[)\]】]?"
    r"|(?:发布日期|发布时间|更新时间|发表时间|日期|时间|浏览量?|阅读量?|点击量?|字号|字体)\s*[:|]\s*[-0-9年月日:./\s]*"
    r"|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
"""A line that is nothing but a byline, a credit or a stamp."""

_NOTICE: Final = re.compile(
    r"免责声明|版权(?:所有|声明|归)|未经(?:授权|许可|书面)|转载请|请注明(?:出处|来源)|侵权|仅供参考|不构成(?:任何)?投资(?:建议|意见)|"
    r"不代表本(?:报|网|平台|公众号|刊)|投资有风险|入市(?:有风险|需谨慎)|扫码|扫一扫|长按识别|点击(?:上方|下方|蓝字|阅读|查看|进入|关注)|阅读原文|"
    r"关注(?:我们|本号|公众号|微信)|点个?(?:赞|在看)|欢迎(?:关注|转发|留言|订阅|投稿)|ICP备|公网安备|ICP证|举报电话|联系邮箱|"
    r"All [Rr]ights|[Cc]opyright|©|内容由AI生成|以上内容(?:仅|不)"
)
"""Words of a notice: a short sentence that holds one is no part of the story."""

_NAVIGATION: Final = re.compile(
    r"(?:首页|上一[篇页条]|下一[篇页条]|返回(?:顶部|首页|列表)?|相关(?:阅读|推荐|新闻|文章|链接)|延伸阅读|推荐阅读|热门(?:文章|推荐|评论)|更多(?:精彩|内容|新闻)?|"
    r"分享(?:到|至)?|收藏|打印|关闭(?:窗口)?|评论|登录|注册|搜索|导航|目录|展开全文|赞|在看|分享|微信|微博|朋友圈|QQ空间|"
    r"当前位置|您的位置|[>»›/|·\s:])+.{0,12}"
)
_NOTICE_ROOM: Final = 80
"""A notice is no longer than this, in code points; a longer sentence only mentions one."""


def is_boilerplate(text: str) -> bool:
    """Return whether a sentence, or a whole block, is about the page and not about its story.

    Args:
        text: the sentence in its normal form.
    """
    text = text.strip()
    if not text:
        return True
    if _BYLINE.fullmatch(text.rstrip("。. ")) or _NAVIGATION.fullmatch(text):
        return True
    return len(text) <= _NOTICE_ROOM and _NOTICE.search(text) is not None
