"""Feeds and articles for tests: a few lines of RSS, pages with a toll."""

from xml.sax.saxutils import escape

DAY = "Tue, 05 Mar 2024 22:30:00 +0300"
WORDS = "قصفت طائرات حربية صباح اليوم سوقاً شعبية في البلدة، ما أدى إلى مقتل {} مدنيين وإصابة عشرة آخرين."


def article(toll: int, head: str = "") -> str:
    body = f"<p>{WORDS.format(toll)}</p><p>وقالت فرق الإنقاذ إن الحصيلة قد ترتفع خلال الساعات المقبلة.</p>"
    return f"<html><head>{head}</head><body><article><h1>غارة على سوق</h1>{body}</article></body></html>"


def rss(*items: str) -> str:
    body = f"<channel><title>شبكة</title>{''.join(items)}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{body}</rss>"


def item(number: int, words: str = "ملخص الخبر في سطر واحد", more: str = f"<pubDate>{DAY}</pubDate>") -> str:
    link = f"<link>/news/{number}?utm_source=rss</link>"
    return f"<item><title>خبر {number}</title>{link}<description>{escape(words)}</description>{more}</item>"
