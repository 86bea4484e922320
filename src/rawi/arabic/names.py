"""Keys under which spellings of one name meet: joined or split, with or without article, hamza or not.

`name_key` serves Arabic names, `latin_key` romanised ones, of which only the consonants agree.
"""

import functools
import re
import unicodedata

from rawi.arabic.fold import fold_word

ARTICLE = "ال"
ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
HAMZA = "ء"
# What a name is said to be, folded: `قضاء عكار` is found as `عكار` too.
FEATURES = frozenset(
    "محافظه مديريه ناحيه منطقه قضاء قضا لواء قريه بلده مدينه مركز ولايه محليه حي عزله".split()
)

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_WORD = re.compile(r"[^\w]+")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_FOREIGN = re.compile("[^\u0621-\u063a\u0640-\u0652\u0654\u0655\u0670\\s\\d\\-().,/'\u2019\u00ab\u00bb]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LATIN_ARTICLE = re.compile(
    r"\b(?:al|el|ul|ar|er|as|es|ash|esh|ach|ech|at|et|an|en|ad|ed|az|ez|adh|ath|il)[ -]+"
)
_TWO_LETTERS = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "x"), ("gh", "g"), ("rh", "g"), ("th", "t"),
    ("dh", "d"), ("zh", "d"), ("dj", "j"), ("ph", "f"), ("ck", "k"),
    ("ay", "i"), ("ai", "i"), ("ei", "i"), ("ey", "i"), ("ou", "u"), ("aw", "u"), ("au", "u"), ("oo", "u"),
    ("ee", "i"),
)  # fmt: skip
_ONE_LETTER = str.maketrans("qczpvgeoyw", "kkdbfjiuiu")
_NO_VOWELS = str.maketrans("", "", "aiu")


def is_arabic(name: str) -> bool:
    """Whether a name holds an Arabic letter."""
    return bool(_ARABIC.search(name))


def is_plain_arabic(name: str) -> bool:
    """Whether a name is in letters of Arabic alone: none of Persian, Kurdish or Urdu, none Latin.

    >>> is_plain_arabic("كفر زيتا"), is_plain_arabic("کفر زیتا"), is_plain_arabic("Kafr Zita")
    (True, False, False)
    """
    return is_arabic(name) and not _FOREIGN.search(name)


def is_latin(name: str) -> bool:
    """Whether a name holds a Latin letter."""
    return bool(_LATIN.search(name))


@functools.lru_cache(maxsize=16384)  # a report names few places, and asks for each of them many times
def plain_name(name: str) -> str:
    """A folded name without brackets and signs.

    >>> plain_name("الحَمّام (تل)")
    'الحمام'
    """
    without = _BRACKETED.sub(" ", name) if "(" in name or "[" in name else name
    return _NO_WORD.sub(" ", fold_word(without if without.strip() else name)).strip()


def name_key(name: str) -> str:
    """The key that spellings of one Arabic name share.

    >>> name_key("كفر زيتا") == name_key("كفرزيتا"), name_key("أبو الظهور") == name_key("ابو ظهور")
    (True, True)
    >>> name_key("حسياء") == name_key("حسيا") == name_key("حسية")
    True
    """
    return folded_key(plain_name(name))


def folded_key(folded: str) -> str:
    """The key of a name that is folded and has no signs."""
    key = "".join([_without_article(word) for word in folded.split()]).replace(HAMZA, "")
    return key[:-1] + "ا" if key.endswith("ه") and len(key) > 2 else key


def name_keys(name: str) -> list[str]:
    """The keys under which a name is kept and sought: also without its feature, or its parts parted.

    >>> name_keys("بلدة كفرالزيت")
    ['بلدهكفرالزيت', 'كفرالزيت', 'كفرزيت']
    """
    plain = plain_name(name)
    bare = without_feature(plain)
    found = [plain, bare]
    for word in (plain, bare):
        at = word.find(ARTICLE, 2)
        if at > 0 and " " not in word:
            found.append(f"{word[:at]} {word[at:]}")
    return [key for key in dict.fromkeys(map(name_key, found)) if key]


def _without_article(word: str) -> str:
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def without_feature(name: str) -> str:
    """A folded name without the word that says what it is; empty where it opens with none.

    >>> without_feature(plain_name("قضاء عكار")), without_feature("عكار")
    ('عكار', '')
    """
    first, _, rest = name.partition(" ")
    return rest if first in FEATURES else ""


def one_off(key: str) -> list[str]:
    """The keys one letter away: one left out, put in, exchanged, or two in each other's place."""
    splits = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    found = [a + b[1:] for a, b in splits if b]
    found += [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
    found += [a + letter + b[1:] for a, b in splits if b for letter in ALPHABET]
    found += [a + letter + b for a, b in splits for letter in ALPHABET]
    return [other for other in dict.fromkeys(found) if other != key]


def plain_latin(name: str) -> str:
    """A Latin name in small letters, without marks, signs and articles.

    >>> plain_latin("Kafr Nab\u016bdah"), plain_latin("Al-B\u0101b")
    ('kafrnabudah', 'bab')
    """
    spelled = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(c for c in spelled if c.isascii() and (c.isalnum() or c in " -"))
    short = _LATIN_ARTICLE.sub("", letters)
    return (short if short.strip(" -") else letters).replace(" ", "").replace("-", "")


def latin_key(name: str) -> str:
    """The consonants of a Latin name, those that writers exchange as one.

    >>> latin_key("Kafr Z\u012bt\u0101") == latin_key("Kfar Zeita") == latin_key("Kafr Zayta")
    True
    """
    return _once(latin_sound(name).translate(_NO_VOWELS))


@functools.lru_cache(maxsize=16384)
def latin_sound(name: str) -> str:
    """A Latin name as it sounds, for telling how alike two spellings are.

    >>> latin_sound("Khan Sheikhoun"), latin_sound("Kh\u0101n Shaykh\u016bn")
    ('xansixun', 'xansixun')
    """
    plain = plain_latin(name)
    for two, one in _TWO_LETTERS:
        plain = plain.replace(two, one)
    plain = _once(plain.translate(_ONE_LETTER))
    return plain[:-1] if plain.endswith("h") and len(plain) > 2 else plain


def _once(letters: str) -> str:
    """Doubled letters once."""
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
