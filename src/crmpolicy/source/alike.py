"""Words that people take for one: they differ in blanks, capitals, width or script alone."""

from typing import Final
from unicodedata import normalize

_TRADITIONAL: Final = (
    "戶經總監銷專員門務財術調營場業產廠貨運輸儲倉採購訂單質檢驗審計會議辦處長級層區東"
    "組織團隊導師顧問訪談詢協聯絡開發設畫劃電話網絕資訊數據檔記錄紀統籌應責負擔屬機構"
    "關係國際內貿華廣陝雲貴寧龍遼灣縣鄉鎮職稱學進領書幹執實習勞動個優維護體製裝車輛駕"
    "駛圖樣試點強項題獎懲評報價標籤約歸環節時間後備們這還從對為與"
)
_SIMPLIFIED: Final = (
    "户经总监销专员门务财术调营场业产厂货运输储仓采购订单质检验审计会议办处长级层区东"
    "组织团队导师顾问访谈询协联络开发设画划电话网绝资讯数据档记录纪统筹应责负担属机构"
    "关系国际内贸华广陕云贵宁龙辽湾县乡镇职称学进领书干执实习劳动个优维护体制装车辆驾"
    "驶图样试点强项题奖惩评报价标签约归环节时间后备们这还从对为与"
)
_SCRIPT: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def alike(word: str) -> str:
    """Give the form that words have in common which people take for one.

    Of the script only the letters are known that names of posts and departments are made of.

    Args:
        word: a word as somebody wrote it.

    >>> alike("客戶 經理") == alike("客户经理"), alike("Ｓales Manager") == alike("sales manager")
    (True, True)
    """
    return "".join(normalize("NFKC", word).split()).casefold().translate(_SCRIPT)
