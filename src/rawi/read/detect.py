"""Tells by content alone what bytes are: their encoding, their kind, the language of the text."""

import codecs
import re

from rawi.errors import InputError, SettingsError

CANDIDATES = ("windows-1256", "iso-8859-6")  # the two in which Arabic was written before Unicode
SAMPLE_LETTERS = 20_000  # enough to know a language by
# The ten commonest letters were 0.54 to 0.78 of all in each of 594 Arabic reports (2026); in the same
# bytes read in the wrong one of the two encodings 0.37 in the median, and less than in the right one.
COMMON_SHARE = 0.5
ARABIC_OF_HIGH = 0.85  # the rest are quotation marks, dashes, a Latin letter in a name
DAMAGE_SHARE = 0.02  # of the characters beyond ASCII: a cut or spoilt UTF-8 text, not another encoding
UTF16_SHARE = 0.85  # of every second byte: 00 (space, ASCII) or 06 (Arabic)
NO_ARABIC_SHARE = 0.1
# Another language: few words with the article, and letters that Arabic lacks: more than a name or a
# dialect brings.
ARTICLE_SHARE, OTHER_SHARE, OTHER_LETTERS = 0.1, 0.01, 3

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u060c\u061b\u061f\ufb50-\ufdff\ufe70-\ufefc]")
_COMMON = re.compile("[\u0627\u0644\u064a\u0645\u0648\u0646\u0631\u062a\u0628\u0639]")  # ا ل ي م و ن ر ت ب ع
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile("[\u0648\u0641]?(?:[\u0628\u0643]?\u0627|\u0644)\u0644")  # ال وال بال لل
_OTHERS = (  # letters that Arabic does not have
    ("Urdu", re.compile("[\u0679\u0688\u0691\u06d2\u06ba\u06be]")),  # ٹ ڈ ڑ ے ں ھ
    ("Kurdish", re.compile("[\u06d5\u06ce\u06c6\u0695\u06b5]")),  # ە ێ ۆ ڕ ڵ
    ("Persian", re.compile("[\u067e\u0686\u0698\u06af]")),  # پ چ ژ گ
)

_PAGE = re.compile(
    r"\s*<(?:!doctype\s+html|!--|html|head|body|meta|title|main|article|section|div|h1|p|table|span|script|style)\b"
    r"|\s*<(?:!--|\?xml[^>]*>\s*<(?:!doctype\s+html|html))",
    re.I,
)
_PAGE_LATER = re.compile(r"<(?:html|body)[\s>]", re.I)
_RECORDS = re.compile(r"""\s*(?:\{\s*(?:["'}A-Za-z]|$)|\[\s*[{\]])""")  # not a verse in {…}, nor [an aside]


def encoding_of(data: bytes) -> str | None:
    """The encoding that the bytes are in, or None; they may be the beginning of a longer file.

    >>> [encoding_of("قال الجيش إن الطيران قصف المدينة".encode(e)) for e in ("utf-8", "cp1256", "utf-16-be")]
    ['utf-8', 'windows-1256', 'utf-16-be']
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    for parity, name in ((0, "utf-16-be"), (1, "utf-16-le")):
        high = data[parity:SAMPLE_LETTERS:2]
        if len(data) > 1 and high.count(0) + high.count(6) >= UTF16_SHARE * len(high):
            return name
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(
        data
    )  # a letter cut at the end is no damage
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") <= DAMAGE_SHARE * beyond:
        return "utf-8"
    return _arabic_encoding(data) or _declared(data)


def _arabic_encoding(data: bytes) -> str | None:
    shares = {name: _share_common(data[: 4 * SAMPLE_LETTERS], name) for name in CANDIDATES}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= COMMON_SHARE else None


def _share_common(data: bytes, name: str) -> float:
    """How much the bytes look like Arabic in that encoding: the share of common letters, or 0."""
    text = data.decode(name, "replace")
    letters = _ARABIC.findall(text)
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if not letters or len(letters) < ARABIC_OF_HIGH * beyond:
        return 0.0
    return len(_COMMON.findall("".join(letters))) / len(letters)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return encoding_known(found[1].decode("ascii", "ignore")) if found else None


def encoding_named(name: str | None) -> str | None:
    """The encoding of that name, as Python calls it; None where none is named.

    Raises: SettingsError for one that is unknown.
    """
    known = encoding_known(name) if name else None
    if name and not known:
        raise SettingsError(f"encoding: '{name}' is unknown; try utf-8, windows-1256, iso-8859-6 or utf-16")
    return known


def encoding_known(name: str | None) -> str | None:
    """The encoding of that name, or None where there is none for texts."""
    if not name:
        return None
    try:
        "x".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def decode(data: bytes, encoding: str | None, name: str) -> tuple[str, str]:
    """The text, and what there is to be said about its encoding (mostly nothing).

    Raises: InputError, naming the option, when no encoding is found.
    """
    found = encoding or encoding_of(data)
    if found is None:
        raise InputError(f"{name}: neither UTF-8 nor a known Arabic encoding; name it with --encoding")
    text = data.decode(found, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode()) if "\ufffd" in text else 0
    if lost > 0:
        return text, f"what is not {found} was replaced ({lost:,} times); is it another --encoding?"
    if encoding is None and found in CANDIDATES:
        return text, f"read as {found}; if it looks wrong, name another --encoding"
    return text, ""


def kind_of(beginning: str) -> str:
    """What a text is by its beginning: `records` (JSON), `page` (HTML) or `plain`."""
    if _RECORDS.match(beginning):
        return "records"
    return "page" if _PAGE.match(beginning) or _PAGE_LATER.search(beginning[:4096]) else "plain"


def language_of(text: str) -> str:
    """`Arabic`, the name of a language with the same script, or an empty string for another script.

    >>> language_of("قصفت الطائرات"), language_of("پلیس گزارش چاپ کرد"), language_of("a report")
    ('Arabic', 'Persian', '')
    """
    words = _WORD.findall(text[:SAMPLE_LETTERS])
    letters = "".join(words)
    if len(_ARABIC.findall(letters)) <= NO_ARABIC_SHARE * len(letters):
        return ""
    articles = sum(bool(_ARTICLE.match(word)) for word in words)
    if articles < ARTICLE_SHARE * len(words):
        most, language = max((len(pattern.findall(letters)), language) for language, pattern in _OTHERS)
        if most >= max(OTHER_LETTERS, OTHER_SHARE * len(letters)):
            return language
    return "Arabic"
