"""What somebody tells: hearsay, politeness and the source taken off, what is claimed left over."""

import re

from assistant.proof.advice import advised
from knowledge.wording import simplified

# 群里说的：…, 顾问原话：“…”, 听说…, A consultant told us that …
_OWN = (
    r"(?![^，。：:]{0,18}(?:通知|文件|方案|要素条件|清单|附件|注释|级|应|须|必须|不得"
    r"|推荐单位|申报))"
)
_TELLER = re.compile(
    rf"^{_OWN}(?:[^，。：:；;“”]{{0,16}}?(?:说(?:的|过|法)?|讲(?:的|道)?|看到的?|转的?(?:公众号)?"
    r"|告诉(?:我|我们|大家)?|写道|写的|认为|表示|声称|宣称|指出|反映|称|回复|答复|提醒|介绍|解释)"
    r"(?:了|我|我们|是)?[，,：:]\s*"
    r"|[^，。：:；;“”]{0,16}?(?:原话|总结(?:说)?|发来的?|回答(?:说)?|备注|结论|传|科普|摘要|笔记|PPT|ppt)"
    r"(?:上|里)?写?[：:]\s*)(?!(?:是|有|在|里))"
)
_HEADED = re.compile(
    r"^(?:会议纪要|纪要|小结|要点|提示|结论|重点|备忘|简报|摘要|新闻|快讯|问答|答|群通知|群公告|微信群(?:通知|公告)?"
    r"|工作群(?:通知)?|通知|公告|标题|说明|结语|一句话|划重点|讲稿|发言稿|学生作业(?:摘录)?|摘录|旁白|字幕|[^，。：；]{0,6}[小老][一-鿿]|(?:Slide|Page|Bullet)\s?\d*)[：:]\s*"
)
_HEARD = re.compile(
    r"^(?:(?:我)?(?:听说|据说|听人说|听闻|据悉|据了解|有人(?:说|讲)|有说法(?:称|是)?|网上(?:说|传)|都说|大家都说|传言"
    r"|老板说|领导说|同事说|朋友说|我记得|我理解|我的理解是|我们理解|印象中|按我(?:的)?理解|个人理解"
    r"|总之|其实|也就是说|换句话说|简单说|简单来说|说白了|注意|请注意|提醒一下|实际上|事实上|目前来看"
    r"|[^，。：:；;“”]{0,8}(?:经理|顾问|老师|同事|朋友|专家|领导|销售|中介|的人|老板|同志|客户|律师|网友|公司|协会|AI|ai|豆包"
    r"|GPT)(?:就|也|都|还)?(?:说|讲|认为|觉得)"
    r"|按规定|按通知规定|按文件规定|根据(?:通知|文件)(?:规定|要求)?|按照(?:通知|文件)(?:规定|要求)?)[，,：:]?\s*)+"
)
# Without "that" too, but for the notices themselves: what they say is the claim.
_SAID = re.compile(
    r"^(?!(?:[\w']+ ){0,4}(?:notice|notices|circular|document|plan|annex|text|conditions|table"
    r"|ministry|MIIT|province|rules)\b)(?:[Aa]n?|[Oo]ur|[Tt]he|[Mm]y|[Ss]ome(?:one|body)?|[Oo]ne|[Pp]eople"
    r"|[Tt]hey|I|[Ww]e)\s?(?:[\w-]+ ){0,4}?(?:says?|said|tells? (?:me|us)|told (?:me|us)|claims?"
    r"|insists?|reckons?|thinks?|believes?|hear|heard|(?:was|were) told|guess|understand|gather)"
    r"(?: it)?(?: that)?[,:]?\s+(?=\S+ \S+ \S+)"
    r"|^(?:As (?:I|we) understand (?:it|this)|From what (?:I|we) (?:hear|know|read)|Word has it"
    r"|They say|It seems|Supposedly|Allegedly|Rumou?r says|FYI|Just so you know|For the record)"
    r"(?: that)?,?\s+"
)
_ENGLISH = re.compile(
    r"^(?:(?:[Aa]n?|[Oo]ur|[Tt]he|[Mm]y|[Ss]ome(?:one)?|[Oo]ne)\s[\w\s'-]{0,40}?)?"
    r"\b(?:claim(?:s|ed)|told (?:us|me)|say(?:s)?|said|insist(?:s|ed)|argue[sd]?"
    r"|heard|hear|believe[sd]?|think(?:s)?"
    r"|assure[sd]? us|wrote|writes|states?d?|reckons?|explained|concluded)\s+that\s+|"
    r"^(?:I (?:heard|think|believe|understand)(?: that)?|We (?:heard"
    r"|understand)(?: that)?|Apparently,?|Reportedly,?"
    r"|(?:[Ii]t )?(?:is|was) said that|Word is(?: that)?|People say(?: that)?"
    r"|Rumou?r has it that"
    r"|According to [\w\s']{3,40},|As far as I know,?|In short,?|Basically,?"
    r"|In fact,?|In practice,?"
    r"|It is (?:true|a fact) that|To be clear,?|Note that)\s+"
)
# …，这是通知里写明的: where it is said to stand, which the rest must bear out anyway.
_SOURCE = re.compile(
    r"[，,]\s*(?:而且|并且)?(?:这(?:一?[条点项])?(?:都)?(?:也)?(?:是|在)?)?(?:国家|河北|省里?|两个)?的?(?:这[份个])?"
    r"(?:通知|文件|文本|要素条件|实施方案|方案|附件|条件文本|说明|文)(?:里面?|中|上)?的?(?:也|就|都|自己|有|是|里)*"
    r"(?:专门|明文|明确)?(?:写(?:得|着|了|的|明)?(?:很)?(?:清楚|明白|明)?(?:的|了)?|规定(?:了|的|好的)?|有(?:的"
    r"|规定|交代|写|说明|明确|依据)?"
    r"|说(?:的|了|明)?|的?原话|这么写的?|明确(?:的|了)?|交代(?:了|的)?)\s*(?=[。.！!]?$)"
)
_SOURCE_EN = re.compile(
    r",? (?:according to|as (?:stated|set out|written|specified|required) (?:in|by)|under) the "
    r"(?:annex|notice|national notice|circular|element conditions|implementation plan"
    r"|document)(?=\.?$)"
)
# 二〇二四年
_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_EITHER = re.compile(r"([一-鿿])不\1")
_FREE = re.compile(
    r"([一-鿿])不\1([^，。；;]{0,8}?)(?:都|也)?(?:行|可以|无所谓|没关系|随便|不要紧)"
)
_LOOKS = re.compile(r"(?<![没未])((?:[看查问审核][^，。；;不没无]{0,8}))(?:有没有|是否有|有无)")
_QUOTES = re.compile(r"^[“\"「『]|[”\"」』](?=[。.]?$)")


def told(sentence: str) -> str:
    """What a sentence claims, whoever is said to have said it."""
    text = _YEAR.sub(lambda y: y[0].translate(_DIGITS), simplified(sentence.strip()))
    if found := _TELLER.match(text):
        text = _unquoted(text[found.end() :])
    text = _HEARD.sub("", _HEADED.sub("", text))
    text = _ENGLISH.sub("", text)
    text = _SAID.sub("", text)
    text = _whether(text)
    text = advised(_SOURCE_EN.sub("", _SOURCE.sub("", text)))
    return text if len(text) > len(sentence) / 5 else sentence


def _whether(text: str) -> str:
    """认不认, 看有没有事故: what is asked, and no denial of it; 盖不盖都行 leaves it free."""
    text = _FREE.sub(r"不用\1\2", text.replace("真不真", "真实性"))
    return _LOOKS.sub(r"\1无", _EITHER.sub(r"\1", text))


def _unquoted(text: str) -> str:
    balanced = text.count("“") == text.count("”") == 1
    return _QUOTES.sub("", text) if text[:1] in '“"「『' and (balanced or text[0] != "“") else text
