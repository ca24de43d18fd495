"""What a page looks like: every pattern stands here, with its reason and its examples.

Patterns are matched against folded text (`lines.fold`): full-width ASCII is half-width there and every blank a space,
so one bracket, one comma and one space are enough. `yes` maps a printed line to the groups it must give, `no` lists
look-alikes; a test runs all of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

HAN = "\u3400-\u9fff"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that argues for itself."""

    name: str
    why: str
    pattern: re.Pattern[str]
    yes: Mapping[str, Mapping[str, str | None]]
    no: tuple[str, ...] = ()
    ends: str = ""
    """What its match can end in, where it stands at the end of a line: the last character tells most lines."""

    def search(self, text: str) -> re.Match[str] | None:
        """Look for the pattern in a line."""
        return self.pattern.search(text) if not self.ends or text[-1:] in self.ends else None


# A paper or site says its name by how it ends; the name before that is short.
_MEDIUM = "报|网|在线|发布|新闻|客户端|融媒体?|传媒|电视台|广播|电台|之声|周刊"
_AGENCY = "新华社|中新社|中新网|中国新闻社|新华网|人民网|央视网|央广网|中国网"
_OUTLET = rf"(?:据 ?)?(?:{_AGENCY}|本[报网台刊社]|[{HAN}]{{0,10}}?(?:{_MEDIUM}))"
_DAY = r"(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<day>3[01]|[12]\d|0?[1-9])日"
_KIND = r"(?P<kind>专电|电|快讯|讯|消息)"
# 讯 and 电 begin other words too: 通讯员, 讯息, 电话.
_NOT_A_WORD = r"(?<!通讯)(?![员息号问电子话力视影网台])"

DATELINE = Rule(
    "dateline",
    "电头 opens the body of a news report: outlet, then place and day if printed, then 讯, 电 or 消息",
    re.compile(
        rf"(?P<text>(?P<outlet>{_OUTLET}(?:[、\-](?:{_OUTLET}))?)(?:\d{{5,11}}热线)? ?(?P<place>[{HAN}·]{{1,12}}?)??"
        # Without a day, a place must be set off from what follows, and the bare word must not begin another.
        rf"(?:{_DAY} ?)?{_KIND}(?(day)|(?(place)(?=[ (:]|$|记者)|{_NOT_A_WORD})))"
    ),
    yes={
        "本报讯 昨日,城北区三所小学开学。": {"text": "本报讯", "outlet": "本报", "kind": "讯"},
        "本报讯(记者 周敏)日前": {"text": "本报讯"},
        "本报西陵20日讯 昨夜": {"text": "本报西陵20日讯", "place": "西陵", "day": "20", "month": None, "kind": "讯"},
        "新华社北京11月23日电 (记者": {"outlet": "新华社", "place": "北京", "month": "11", "day": "23", "kind": "电"},
        "据新华社河内9月2日电": {"outlet": "据新华社", "place": "河内"},
        "本报武汉电 (记者": {"place": "武汉", "kind": "电"},
        "新河晚报讯 前天": {"outlet": "新河晚报"},
        "晚报讯记者从市交警支队获悉": {"text": "晚报讯", "outlet": "晚报"},
        "宁阳发布讯 9月": {"outlet": "宁阳发布"},
        "新河在线消息 今年": {"text": "新河在线消息", "kind": "消息"},
        "云岭晚报、云岭网讯 昨日": {"outlet": "云岭晚报、云岭网"},
        "本报6688123热线3日讯": {"text": "本报6688123热线3日讯", "day": "3"},
        "本报3日讯": {"text": "本报3日讯", "day": "3", "place": None},
    },
    no=(
        "本报记者从市教育局获悉",
        "今报通讯员 李四",
        "本报通讯员 王五",
        "互联网讯息万变",
        "城北区三所小学开学",
        "本报电话:66881234",
        "讯飞公司落户",
        "本报编辑部",
    ),
)

LOOSE_DATELINE = Rule(
    "loose dateline",
    "A site or office may sign 讯 under any name; then a blank, a bracket or a colon follows",
    re.compile(rf"(?P<text>(?P<outlet>[{HAN}A-Za-z·]{{2,12}}?)(?P<kind>讯|消息|报道))(?=[ (:】])"),
    yes={
        "云岭文旅讯 (记者": {"outlet": "云岭文旅", "kind": "讯"},
        "城北融媒消息:昨日": {"outlet": "城北融媒", "kind": "消息"},
    },
    no=("好消息传来", "通讯员李四"),
)

CLOSING_DATELINE = Rule(
    "closing dateline",
    "Wire copy may be signed at its end, bracketed or not; only with a day, else it is a place note",
    re.compile(
        rf"(?P<open>\()?(?P<text>(?P<outlet>{_OUTLET}) ?(?P<place>[{HAN}·]{{1,12}}?)?{_DAY} ?{_KIND})"
        rf"(?(open) *(?P<signed>(?:本[报社])?记者[{HAN}·、 ]{{2,60}})?)(?:(?<=.)\))?$"
    ),
    yes={
        "(新华社长春3月7日电)": {"text": "新华社长春3月7日电", "place": "长春", "month": "3", "day": "7"},
        "(新华社长春3月7日电 记者周敏、钱浩)": {"text": "新华社长春3月7日电", "signed": "记者周敏、钱浩"},
        "为美丽田园添彩。新华社南昌10月8日电": {"text": "新华社南昌10月8日电", "signed": None},
    },
    no=("(本报河内电)", "他在11月23日电贺", "新华社长春3月7日电 记者周敏"),
    ends="电讯息)",
)

PAGE_LINE = Rule(
    "page line",
    "版面线: the number of the page, with or without its name, alone on its line",
    re.compile(
        rf"(?:当前版: ?)?(?:第? ?(?P<page>[A-Z]{{0,2}}\d{{1,3}}) ?版(?:[: ] ?(?P<name>[{HAN}·/ ]{{1,12}}))?"
        r"|(?P<label>[A-Z]{1,2}\d{1,3})(?:[: ] ?(?P<label_name>[\u3400-\u9fff·]{1,8}))?)$"
    ),
    yes={
        "第01版:要闻": {"page": "01", "name": "要闻"},
        "2版 综合": {"page": "2", "name": "综合"},
        "第A04版:社会": {"page": "A04"},
        "G02": {"label": "G02"},
        "A03版:综合": {"page": "A03"},
        "当前版: 04版": {"page": "04"},
    },
    no=("第3版书法集面世,首发式昨日举行", "5G", "详见第2版"),
)

YEAR = r"(?:(?:19|20)\d\d|[一二][九〇○零0][一二三四五六七八九〇○零0]{2})"
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"

HEAD_PART = Rule(
    "part of a running head",
    "书眉 stands on every page: paper, date, weekday, page, issue number and section side by side, in any order",
    re.compile(
        rf"(?P<day>{YEAR}[年.\-/](?:{NUMBER})[月.\-/](?:{NUMBER})日?)"
        r"|(?P<weekday>\(?(?:星期|周)[一二三四五六日天]\)?|\(?(?:总|年)?第?\d{1,6}期\)?|农历\S{2,10}|(?:今日|本期|共)\S{1,8}版"
        rf"|[{HAN}]{{2}}年[{HAN}]{{1,3}}月[{HAN}]{{1,3}})"
        r"|第?(?P<page>[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})版|(?P<label>[A-Z]{1,2}\d{1,3}|\d\d)"
        rf"|(?P<paper>(?!本报)[{HAN}]{{1,10}}(?:[报讯刊]|(?<=[{HAN}]{{3}})网))"
        rf"|(?P<section>[{HAN}]{{2,8}})"
    ),
    yes={
        "2017年9月14日": {"day": "2017年9月14日"},
        "一九八六年五月三日": {"day": "一九八六年五月三日"},
        "星期四": {"weekday": "星期四"},
        "第二版": {"page": "二"},
        "A02": {"label": "A02"},
        "新河周报": {"paper": "新河周报"},
        "城事": {"section": "城事"},
    },
    no=("3", "(周敏)", "——城事"),
)

CONTACT_LINE = Rule(
    "contact line",
    "How to reach the paper and who publishes it stands on the page and belongs to no article",
    re.compile(
        r"(?:24小时)?(?:新闻|广告|发行|读者|订报|报料|爆料)?"
        r"(?:热线|邮箱|信箱|电话|传真|网址|社址|地址|邮编|邮发代号|投稿):? ?\S"
        r"|(?:本报)?(?:社址|地址)|(?:国内统一)?刊号|零售|印刷:|\S{2,16}(?:主管|主办|出版)(?: |$)"
    ),
    yes={
        "热线:8237715 邮箱:tougao@example.com": {},
        "24小时新闻热线:8237715": {},
        "中共新河县委主管主办 新河县融媒体中心出版": {},
    },
    no=("地铁三号线开通", "广告牌被风刮倒"),
)

MASTHEAD = Rule(
    "masthead",
    "报头: the paper's name beside a full date, alone on its line",
    re.compile(
        rf"(?:(?P<paper>[{HAN}]{{1,11}}?[报刊闻讯])(?:[ ·][{HAN}]{{1,6}}版?)? *)?"
        rf"(?P<year>{YEAR})[年.\-/](?P<month>{NUMBER})[月.\-/](?P<day>{NUMBER})日?"
        r"(?: *\(?(?:星期|周)(?P<weekday>[一二三四五六日天])\)?)?(?: *农历\S{2,10})?"
        r"(?: *(?:总)?第 ?(?P<number>\d{1,6}) ?期)?(?: *(?:今日|本期|共)\S{1,8}版)?"
        r"(?: ?(?:责编|编辑|主编|责任编辑)[/:丨| ].{2,40})?$"
    ),
    yes={
        "新河日报 2026年4月27日": {"paper": "新河日报", "year": "2026", "month": "4", "day": "27"},
        "新河日报 2026年4月28日 星期二 第2428期": {"number": "2428", "weekday": "二"},
        "2026年4月28日 星期二": {"paper": None, "day": "28"},
        "新河晚报 2026.4.28": {"paper": "新河晚报", "month": "4", "day": "28"},
        "2026年4月28日 星期二 责编/周敏 美编/吴之行": {"weekday": "二"},
        "新河矿工报 一九八六年五月三日": {"year": "一九八六", "month": "五", "day": "三"},
    },
    no=("2026年4月27日,新河日报创刊", "截至2026年4月27日"),
)

SITE_LINE = Rule(
    "site line",
    "What a site puts around an article leads to other pages, or sets its type",
    re.compile(
        r"[【\[(<«‹]? ?(?:[上下]一(?:篇|版|期|条|页)(?:[】\])>:» ]|$)|(?:您?(?:现在|当前)的?)?(?:位置|频道) ?:"
        r"|首页 ?(?:[>»|/-]|$)"
        r"|返回(?:首页|目录|顶部|列表|上页)|[字文][号体] ?[:【\[( 大]|打印(?:本|此|$|[】\]])|关闭(?:窗口|本页|$|[】\]])"
        r"|收藏(?:本|此|$|[】\]])"
        r"|分享到|分享$|版面导航|标题导航|往期(?:回顾|查询)|本版(?:标题|新闻)|本期版面|版面(?:目录|概览|图)|我要评论|发表评论|网友评论"
        r"|(?:点击|阅读|浏览|评论)(?:数|次数|率|量)? ?[:(] ?\d)"
    ),
    yes={
        "上一篇:老楼换新灯": {},
        "【字号 大 中 小】【打印】【关闭】": {},
        "您当前的位置:首页 >> 公告 >> 正文": {},
        "<上一版 下一版>": {},
        "阅读:238": {},
    },
    no=("下一期彩票今晚开奖", "首页改版", "上一条高速", "收藏家捐出藏品", "打印店开到村口"),
)

SOURCE_LINE = Rule(
    "source line",
    "A site says below a title when it put the article up, and where it is from",
    re.compile(
        r"(?:(?:发布|发表|更新)?(?:时间|日期) ?:? ?)?"
        r"(?:(?:19|20)\d\d[\-./年]\d{1,2}[\-./月]\d{1,2}日?(?: *\d{1,2}:\d\d(?::\d\d)?)? *)?"
        r"(?:(?:文章|信息|新闻|本文)?(?:来源|稿源|出处) ?[:/丨]"
        r"|(?<=\d) *(?:作者|编辑|记者|点击|阅读|浏览) ?[:/丨]|(?<=:\d\d)$)"
    ),
    yes={
        "2009-02-26 08:31 来源:新河晚报 作者:周敏 点击:455": {},
        "来源:新河网": {},
        "发布时间:2013-10-21 07:40:00 稿源:新河市总工会": {},
        "2013-10-21 07:40": {},
    },
    no=("来源不明的短信", "8:30", "时间:每周二上午"),
)

INDEX_HEAD = Rule(
    "index head",
    "导读 heads the list of what stands on the page or in the issue",
    re.compile(
        r"[【\[]?(?:本[版期报刊]|今日|今天|要闻|重点|[A-Z]?\d{1,2}版)?"
        r"(?:导 *[读航]|内容提要|要 *目|看点|标题索引)[】\]:]?$"
    ),
    yes={"本版导读": {}, "导 读": {}, "今日看点": {}, "【要目】": {}},
    no=("导读先生走进社区", "今日看点在东街"),
)

QUESTION = Rule(
    "question",
    "In talks and letters the lines begin with who asks and who answers",
    re.compile(rf"(?:[{HAN}]{{0,4}}[问答]|记者|主持人|[{HAN}]{{1,3}}(?:律师|医生|主任|教授|记者)|[QA]) ?[:：]"),
    yes={"问:老人行动不便,能代办吗?": {}, "律师答:先取证": {}, "记者:您怎么看?": {}},
    no=("记者从市教育局获悉", "有问必答"),
)

NUMBER_LINE = Rule(
    "number line",
    "The issue number may stand on a line of its own under the masthead",
    re.compile(r"(?:总)?第 ?(?P<number>\d{1,6}) ?期$"),
    yes={"第2515期": {"number": "2515"}},
    no=("第2515期彩票开奖",),
)

EDITORS_LINE = Rule(
    "editors' line",
    "责编 and the like name who made the page, not who wrote on it",
    re.compile(
        r"[\[(]?(?:(?:本|[一二三四五六七八]|\d)版)?(?:责任编辑|责编|主编|总编|编辑|美编|版式|组版|校对|审核|统筹|监制|撰稿|值班\S{0,4})"
        r" ?[:丨|/ ].{1,60}$"
    ),
    yes={
        "本版责编:周 敏 吴之行": {},
        "责编 周敏 美编 吴之行 校对 钱一": {},
        "[编辑: 周敏]": {},
        "责编丨周敏 主编丨吴之行": {},
    },
    # Who planned the piece of the day stands under it, as part of it.
    no=("编辑部迁址", "校对工作开始", "本期统筹:周敏"),
)

_PAGE = r"第? ?(?P<page>[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3}) ?版"

JUMP_LINE = Rule(
    "jump line",
    "下转 leads to another page, 详见 to another article",
    re.compile(rf"[\[(]?(?:(?P<goes_on>下转|转)|相关报道见|详见){_PAGE}.{{0,6}}$"),
    yes={"(下转第02版)": {"page": "02", "goes_on": "下转"}, "转二版": {"page": "二"}, "详见第3版": {"goes_on": None}},
    no=("转到第一线", "详见第3版刊登的通知全文,市民可来电咨询"),
)

CONTINUED_LINE = Rule(
    "continued line",
    "上接 stands over the half of an article that began on another page",
    re.compile(rf"[\[(]?(?:上接|紧接|接){_PAGE}.{{0,6}}$"),
    yes={"上接第1版": {"page": "1"}, "(紧接第一版)": {"page": "一"}},
    no=("接第1版样书后他很高兴",),
)

JUMP_TAIL = Rule(
    "jump tail",
    "下转 may stick to the last sentence before the break",
    re.compile(rf"[\[(]?下转{_PAGE}[)\]]?$"),
    yes={"水管也换了。(下转第二版)": {"page": "二"}, "车棚也补上了,下转A02版": {"page": "A02"}},
    no=("水管也换了。(详见第二版)", "下转第二版的文章"),
    ends="版)]",
)

CONTINUED_MARK = Rule(
    "continued mark",
    "上接 may stand in brackets before the first words of the second half, or beside its title",
    re.compile(rf"[\[(](?:上接|紧接){_PAGE}[^()\[\]]{{0,6}}[)\]]"),
    yes={"(上接第01版)把锅炉房改成食堂": {"page": "01"}, "老楼换新(紧接第一版)": {"page": "一"}},
    no=("上接第一版", "(详见第一版)"),
)

CAPTION = Rule(
    "caption",
    "图片说明 says that it is one at its head",
    re.compile(
        r"[▲▼◀▶↑↓←→]|[上下左右]?图[为①②③④⑤:]|图片说明|图\d|图[一二三四五六七八九十](?=[: ]|$)"
        rf"|[{HAN}]{{2,4}} ?近照(?=[,。 ]|$)"
    ),
    yes={
        "图为志愿者清扫落叶。": {},
        "上图为现场。": {},
        "▲市民在选花": {},
        "图二:市民在选花": {},
        "图三": {},
        "周敏近照": {},
    },
    no=("近照", "图书馆开放", "图谋不轨", "图一时痛快"),
)

CREDIT = Rule(
    "credit",
    "A photographer or a source of pictures closes a caption",
    re.compile(
        rf"(?P<who>[{HAN}]{{1,6}}(?: {{1,3}}[{HAN}]{{1,3}})?) ?"
        r"(?:摄|供图|提供|图|(?<![描手彩测])绘)(?:\([^()]{2,14}\))?[)。]?$"
        r"|\((?:资料|新华社[发供图]|人民视觉|影像中国|均?由?受访者?)[^()电]{0,8}\)$|(?:新华社|受访者|资料)(?:发|供图|图片|图)\)?$"
    ),
    yes={
        "志愿者清扫落叶。 周 敏摄": {},
        "钱浩摄(新华社发)": {},
        "新建的桥。 城建局供图": {},
        "现场。 新华社发": {},
        "周敏绘": {},
    },
    no=("他喜爱摄影", "市民在拍照", "(新华社南昌10月8日电)", "老街的手绘"),
    ends="摄图供片发绘)。",
)

_SOURCE = r"\((?:新华社|影像|人民|视觉)"

CREDIT_MARK = Rule(
    "credit mark",
    "What was done for a picture is said behind who did it; in a sentence 摄影 and 作 go on or belong to other words",
    re.compile(
        r" {0,4}(?:/ ?)?(?:(?P<role>摄影报道|摄影|(?<!拍)摄|拍摄|供图|(?<=[ /])图)"
        r"(?=$|[)。;/【\[ ▲]|(?<=摄)(?:,|图为)|\((?![左右中前后上]|下[^同])|,AI|于)"
        rf"|(?P<drawn>(?<![描手])绘|(?<![工制创写合操著])作)(?=$|[)]|{_SOURCE}))"
    ),
    yes={
        "志愿者清扫落叶。 周 敏摄": {"role": "摄"},
        "(记者 周敏 摄)": {"role": "摄"},
        "本报记者周敏/摄": {"role": "摄"},
        "周敏摄影报道": {"role": "摄影报道"},
        "周敏摄(新华社发) 图②:花市。": {"role": "摄"},
        "周敏 图": {"role": "图"},
        "新桥。 城建局供图": {"role": "供图"},
        "旧账新算 周敏作(新华社发)": {"drawn": "作", "role": None},
    },
    no=("周敏在工作", "市民在看摄影展", "这张摄像头拍下的照片", "区里的规划图", "他在摄(左)"),
)

CREDIT_HEAD = Rule(
    "credit head",
    "What was done for a picture may be said before who did it, with a colon, a slash or, where it is 摄影, a blank",
    re.compile(
        rf"(?P<role>制图|(?<![{HAN}])(?:文/图|图/文|图片|图|摄影|摄|供图|绘图|绘画|漫画|插图))"
        rf"(?: ?[:/丨|] ?|(?<=摄影) )(?P<who>[{HAN}·、 ]{{2,40}}?)"
        rf"(?=$|[)。;]|{_SOURCE}| +(?:文字?|撰文|编辑|制图|图|来源)[:/丨|])"
    ),
    yes={
        "清扫落叶。(摄影:周敏)": {"role": "摄影", "who": "周敏"},
        "图/周 敏": {"role": "图", "who": "周 敏"},
        "摄影 本报记者 周敏": {"role": "摄影", "who": "本报记者 周敏"},
    },
    no=("左图:周敏", "图为周敏", "图:周敏在选花,花市刚刚开", "图片均为周敏摄"),
)

PHOTO_TAIL = Rule(
    "photo tail",
    "A paragraph that a photographer signs tells a picture",
    re.compile(r"(?:摄(?:影报道)?(?:\([^()]{2,14}\))?[)。]?|摄影\)。?)$"),
    yes={"志愿者清扫落叶。 周 敏摄": {}, "清扫落叶。(周敏 摄)": {}, "周敏摄(新华社发)": {}},
    no=("他喜爱摄影。", "周敏摄于去年"),
    ends="摄道)。",
)

END_MARK = Rule(
    "end mark",
    "A mark of the page makers' own sticks to the last sentence of an article",
    re.compile(r" *(?:[①-⑳]\d{0,2}|\([A-Z]\)(?:\(\d\))?)$"),
    yes={"路灯亮了。①2": {}, "路灯亮了。 ②16": {}, "路灯亮了。(F)(2)": {}},
    no=("见图①。", "分为A类(株)"),
    ends=")0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
)

TIP_NOTE = Rule(
    "tip note",
    "A note in brackets says below an article who told the paper of it, and what he was paid",
    re.compile(
        r"[(\[【](?:新闻)?(?:读者|市民|线索|网友|热心|爆料|报料)[^()]{0,24}(?:提供|线索|报料|爆料|奖励?|酬金)[^()]{0,24}[)\]】]$"
    ),
    yes={"(读者尹先生提供线索,奖50元)": {}, "(线索提供:周女士 奖励30元)": {}, "(新闻线索由孟女士提供,酬金50元)": {}},
    no=("(读者来信选登)", "(读者尹先生提供线索)后来记者又去看了看"),
)

NOTE_LINE = Rule(
    "note line",
    "A note below an article says who its author is, where figures are from, who drew the page, where a film is",
    re.compile(
        r"[(*]?(?:本文)?作者(?:单位|[为系])|(?:数据|资料|内容|文字)来源 ?[:/丨]|(?:版式设计|版式策划|制图) ?[:/丨]"
        r"|\((?:据|综合)?(?:新华社|中新社)[^()\d]{0,6}电\)$"
        r"|视频报道请|扫描?(?:[上下左右]方)?(?:二维)?码 ?,? ?(?:看(?:更多|短片|视频|图)|观看|关注|收听|阅读)"
    ),
    yes={
        "(作者为区水务局退休职工)": {},
        "数据来源:区统计局": {},
        "版式设计:周敏": {},
        "制图:周敏": {},
        "扫描二维码,看短片": {},
        "(据新华社电)": {},
    },
    # As titles these would be lost: nothing else may be read as a note.
    no=(
        "作者手记",
        "作者是谁",
        "数据来源不明",
        "设计:让老街活起来",
        "视频报道获奖",
        "(据新华社电)今晨小雨",
        "扫码点餐成了唯一选项",
        "扫描二维码就能看病",
    ),
)

RUN_ON = Rule(
    "run on",
    "What stands behind the last sentence of a paragraph may be its byline or dateline",
    re.compile(r"(?<=[。!?”」』…)]) *(?P<tail>[^。!?”」』]{2,44})$"),
    yes={"路灯亮了。记者 周敏": {"tail": "记者 周敏"}, "“亮了!” 记者周敏 文/图": {"tail": "记者周敏 文/图"}},
    no=("路灯亮了。", "记者 周敏"),
)

COLUMN_TAIL = Rule(
    "column in brackets",
    "栏目 may follow a headline in brackets",
    re.compile(rf"[{HAN}”0-9A-Z] ?\((?!上接|紧接|下转)(?P<column>[{HAN}“”·—\- 0-9]{{2,20}})\)$"),
    yes={"盯紧安全这根弦(今日谈)": {"column": "今日谈"}},
    no=("全区种树3万棵(株)", "老楼换新(上接第一版)"),
    ends=")",
)

BRACKET_SUBHEAD = Rule(
    "bracket subhead",
    "小标题 in lenticular brackets inside an article",
    re.compile(rf"【(?P<label>[{HAN}A-Z0-9·“” ]{{2,12}})】(?P<text>.{{0,40}})$"),
    yes={"【精准服务】把窗口搬到村口": {"label": "精准服务"}, "【现场】": {"label": "现场"}},
    no=("【本报讯】昨日,城北区举行了一场别开生面的运动会,来自全区的三百多名选手参加了五个项目的比赛,场面热烈。",),
)


def _set_apart(words: str) -> str:
    """Return a pattern for words whose characters may stand apart, as short heads are often set: 启　事."""
    return "|".join(" *".join(word) for word in words.split())


_BOXES = (
    "简讯 短讯 快讯 速递 速览 速读 扫描 集锦 集萃 荟萃 拾零 拾萃 短波 一瞥 一览 掠影 纵览 要览 博览 传真 广角 动态 点击"
)
_NOTICES = (
    "启事 公告 声明 通告 通知 征集 征稿 更正 致歉 讣告 招聘 招租 公示 温馨提示 致读者"
    " 敬告读者 感谢信 鸣谢 认领 天气 天气预报"
)

BOX_HEAD = Rule(
    "box head",
    "Short reports stand together under a head that says that they are short or from all over",
    re.compile(rf"[【\[]?(?:[{HAN}]{{0,4}}(?:{_set_apart(_BOXES)})|一句话新闻)[】\]]?$"),
    yes={"部门快讯": {}, "简 讯": {}, "四海扫描": {}, "【城事速览】": {}, "一句话新闻": {}},
    no=("快讯社来电", "社区医院添了一台扫描仪", "昨夜今晨全市各路口监控动态"),
)

NOTICE_HEAD = Rule(
    "notice head",
    "A notice is headed by the word for what it is",
    re.compile(
        rf"[【\[]?[{HAN}“”]{{0,8}}?(?:{_set_apart(_NOTICES)})[】\]]?$"
        r"|[^,。:]{2,26}(?:名单|公告|公示|通告|启事|须知|预告)(?:\([^()]{1,6}\))?$"
    ),
    yes={
        "征 集": {},
        "征稿启事": {},
        "更正": {},
        "停水通知": {},
        "【公 告】": {},
        "2012年全区小学生征文大赛获奖名单(部分)": {},
    },
    no=("公告栏换新", "通知书送到村口", "昨日全市六百多名小学生代表收到征集"),
)

_COLUMNS = (
    "热线 关注 聚焦 视点 视野 视窗 广角 看台 看点 论坛 时评 短评 快评 漫评 杂谈 漫谈 夜话 茶座 茶馆 沙龙 讲堂 课堂"
    " 讲坛 纪事 追踪 回音 回音壁 连载 专栏 专题 专版 特刊 故事 人物 风采 风景 风情 评论 随笔 随想 观察 连线 直击 现场"
    " 在线 信箱 来信 来论 声音 说法 讲述 倾诉 旧事 往事 记忆 笔记 札记 手记 走笔 镜头 影像 图说 光影 悦读 书香 书评"
    " 诗苑 文苑 副刊 园地 天地 之窗 之声 之友 服务台 调解室 曝光台 光荣榜 小记者 见闻 接力 行动 进行时 身边 大家谈"
    " 今日谈 微言 一线 问政 问答 答疑 解读 档案 百科 养生 世相 万象 话题 文摘 综述 特写 选登 口述 笔谈 访谈 小小说"
    " 对话 亮点 策划 帮办 攻略 点题 体验 俱乐部 图片新闻 你问我答 回复 提示 足坛 体坛 影视 短消息 纵横 博览 巷议"
    " 走基层 系列报道 连续报道 撷英 撷萃 之家 之音 之光 之星 学堂 驿站 放映厅 会客厅 客厅 议事厅"
    " 调查 释疑 支招 短讯 短波 简讯 快讯 速递 速览 动态 来函 来稿 日记 手札 絮语 心语 锐评 微评 热评 周评 争鸣 列传"
    " 轶事 逸事 钩沉 趣闻 大观 漫笔 散记 茶话 漫话 闲话 写真 小景 呼声 民声 专访 人物通讯 实录 前沿 榜样 书架 书签 书单"
    " 问与答 答问 开讲 夜读 深读 坐诊 老照片 权威发布 街谈 法庭内外 巡礼 探访 回访 眼界 视界 观澜 新语 印象"
)
_SECTIONS = (
    "城事 民生 社区 乡镇 街镇 区县 校园 教育 法治 文化 体育 健康 经济 财经 综合 国内 国际 要闻"
    " 社会 时政 城乡 专题 科技 旅游 副刊 广告 时事 热点 关注"
)

COLUMN_LABEL = Rule(
    "column label",
    "栏目 stands over the article in a word or two, most of them the same in every paper; a section may too",
    re.compile(
        rf"^[【\[◆●■◎☆·]? ?(?:(?P<section>{_set_apart(_SECTIONS)})"
        rf"|(?P<column>(?:[{HAN}]{{2,6}}[·—])?[{HAN}“”]{{0,4}}?(?:{_set_apart(_COLUMNS)})))"
        r"(?: ?(?:[①-⑳]|\(\d{1,3}\)|之?[一二三四五六七八九十]{1,2}|\d{1,3}))?[】\]·]?$"
    ),
    yes={
        "民生热线": {"column": "民生热线", "section": None},
        "【新河纪事】": {"column": "新河纪事"},
        "走基层·一线见闻": {"column": "走基层·一线见闻"},
        "要 闻": {"section": "要 闻", "column": None},
        "老城记忆(26)": {"column": "老城记忆"},
        "改革系列报道之二": {"column": "改革系列报道"},
    },
    no=("记者观察到的一幕", "健康小屋进社区", "新河区用一年时间把六十七条背街小巷的故事"),
    ends="".join(sorted({word[-1] for word in f"{_COLUMNS} {_SECTIONS}".split()}))
    + "】]·)0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩",
)

_ADDITIONS = (
    "链接 相关链接 相关新闻 相关报道 相关案例 新闻链接 知识链接 背景链接 政策链接 延伸阅读 新闻延伸 背景 新闻背景"
    " 背景资料 名词解释 小贴士 贴士 小知识 小资料 资料 记者手记 采访手记 采访札记 手记 编后 编后语 编余 编辑点评 短评"
    " 点评 专家观点 专家点评 专家说法 专家建议 专家提醒 专家解读 律师说法 律师观点 律师点评 法官说法 检察官说法"
    " 警方提示 警方提醒 提醒 新闻提示 记者观察 记者感言 感言 人物名片 人物简介 人物小传 个人简介 作者简介 数读 观点"
    " 各方声音 声音 网友热议 网友评论 业内声音 事件回放 新闻回放 回放 现场 核心提示 阅读提示 内容提要 旁白 对话 追问"
    " 反思 启示"
)

ADDITION_HEAD = Rule(
    "addition head",
    "What is added to an article stands under a word for what it is, as part of it",
    re.compile(rf"[【\[■◆●▲□◎☆◇★▶※·]* ?(?:{_set_apart(_ADDITIONS)})[一二三四五六①-⑥]?[】\]]?:?$"),
    yes={"相关链接": {}, "■ 记者手记": {}, "【名词解释】": {}, "编 后:": {}},
    no=("相关链接打不开了", "手记本", "编后区四所小学开学"),
)

EDITORS_NOTE = Rule(
    "editor's note",
    "编者 introduces what stands together under one title, and signs at the end of the note or says so at its head",
    re.compile(r"[(\[【]?(?:编 *者 *按|编者的话|编前|开栏的话|开栏语|(?:.*[。…!?”])?—+ ?编 *者 *[)\]】]?$)"),
    yes={"编者按:老街要拆了。": {}, "——编 者": {}, "从今天起请您一起来看。——编者": {}},
    no=("编者手记", "读者与编者", "开栏杆的人"),
)

ROLE = Rule(
    "role",
    "署名 begins with the word for what one did; the paper's own kinds of reporter stand before 记者",
    re.compile(
        r"(?:(?:首席|见习|实习|特约|特派|全媒体|全媒|融媒体?|新媒体|学生|小|驻地|视频|摄影|文字|资深|专栏)*"
        r"(?:记者|通讯员|通信员|评论员|撰稿人?|观察员|作者)|实习生|摄影)"
    ),
    yes={"首席记者": {}, "见习记者": {}, "通讯员": {}, "全媒体记者": {}, "特约通讯员": {}, "实习生": {}},
    no=("周敏",),
)

RULES = (
    DATELINE,
    LOOSE_DATELINE,
    CLOSING_DATELINE,
    PAGE_LINE,
    HEAD_PART,
    CONTACT_LINE,
    MASTHEAD,
    SITE_LINE,
    SOURCE_LINE,
    INDEX_HEAD,
    QUESTION,
    NUMBER_LINE,
    EDITORS_LINE,
    JUMP_LINE,
    CONTINUED_LINE,
    JUMP_TAIL,
    CONTINUED_MARK,
    CAPTION,
    CREDIT,
    CREDIT_MARK,
    CREDIT_HEAD,
    PHOTO_TAIL,
    END_MARK,
    TIP_NOTE,
    NOTE_LINE,
    RUN_ON,
    COLUMN_TAIL,
    BRACKET_SUBHEAD,
    BOX_HEAD,
    NOTICE_HEAD,
    COLUMN_LABEL,
    ADDITION_HEAD,
    EDITORS_NOTE,
    ROLE,
)
