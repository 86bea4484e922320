"""Inflects nouns and adjectives of knowledge: case endings, dual, sound plurals, pronoun forms; folded."""

from collections.abc import Iterator

import msgspec

from rawi.arabic.fold import fold_word

# Plurals of shapes that singulars have too: the dead, the wounded, captives, victims, soldiers, the sick ...
BROKEN_PLURALS = frozenset(
    (
        "قتلي جرحي اسري ضحايا رهاين جنود ضباط قري مدن صواريخ نساء رجال شهداء جثث اشلاء رفات جثامين "
        "قذايف طلاب عمال سكان شبان تجار ركاب نواب قاده طلبه اسر خيام بيوت قوي فرق مرضي رعاه غزاه مشاه قضاه "
        "اهالي اهال اهل شيوخ رضع فتيه فتيان شباب حجاج ماره جيران بحاره سياح وجهاء بدو ارامل زوار دروز باعه "
        "حراس اقارب شعراء ناس سجناء خبراء حشود روساء وزراء زعماء وفود لجان جيوش الويه ثوار مرتزقه بلطجيه "
        "شبيحه قطعان فلول قراصنه صرعي موتي مبان مشاف نقاط محال مقار جسور منشات شقق ابنيه ابار سفن زوارق "
        "صهاريج دشم بني شظايا اراضي اراض ذخاير احزمه اعيره اسلحه مواد فووس اماكن قصور جبال تلال جزر طرق خطوط"
    ).split()
)


SHORTEST_DUAL = 5  # letters: لغمين
DOER_LENGTH = 5  # letters: مقاتل


class NounForm(msgspec.Struct, frozen=True, gc=False):
    """A form of a noun: its number where it shows, if it is a construct, if a pronoun must follow."""

    folded: str
    number: str
    state: str = "either"
    before_pronoun: bool = False


class AdjectiveForm(msgspec.Struct, frozen=True, gc=False):
    """A form of an adjective with its gender and number."""

    folded: str
    gender: str
    number: str


def noun_forms(lemma: str) -> tuple[NounForm, ...]:
    """Every form of a listed singular or plural.

    >>> [f.folded for f in noun_forms("غارة")]
    ['غاره', 'غارت', 'غارتان', 'غارتين', 'غارتا', 'غارتي']
    >>> [f.folded for f in noun_forms("مقاتل")]
    ['مقاتل', 'مقاتلا', 'مقاتلان']
    """
    return tuple(dict.fromkeys(_noun_forms(lemma, fold_word(lemma))))


def _noun_forms(lemma: str, word: str) -> Iterator[NounForm]:
    if lemma.endswith("ون") and len(word) > 4:
        stem = word[:-2]
        yield NounForm(word, "p", "free")
        yield NounForm(stem + "ين", "p", "free")
        yield NounForm(stem + "و", "p", "construct")
        yield NounForm(stem + "ي", "p", "construct")
        return
    number = "p" if lemma.endswith("ات") and len(word) > 4 else "" if _is_broken_plural(word) else "s"
    yield NounForm(word, number)
    if lemma.endswith("ة"):
        stem = word[:-1] + "ت"
        yield NounForm(stem, number, before_pronoun=True)
    elif lemma.endswith("ى"):
        stem = word
        yield NounForm(word[:-1] + "ا", number, before_pronoun=True)
    else:
        stem = word
        if word.endswith("اء"):
            yield NounForm(word[:-1] + "ي", number, before_pronoun=True)
            yield NounForm(word[:-1] + "و", number, before_pronoun=True)
        elif not word.endswith("ا"):
            yield NounForm(word + "ا", number, "free")
    if number == "s":
        for ending, state in (("ان", "free"), ("ين", "free"), ("ا", "construct"), ("ي", "construct")):
            if stem + ending != word + "ا" or lemma.endswith("ة"):
                yield NounForm(stem + ending, "d", state)
    elif not number and _may_be_doer(word):
        yield NounForm(word + "ان", "d", "free")


def _may_be_doer(word: str) -> bool:
    """`مقاتل`, `مواطن`: participles in the shape of the plurals مفاعل, which have no dual."""
    return len(word) == DOER_LENGTH and word[0] == "م" and word[2] == "ا"


def _is_broken_plural(word: str) -> bool:
    """Shapes that are plurals as a rule: أفعال, فواعل/مفاعل, مفاعيل, أفعلة, فعلى, فعلاء."""
    if word in BROKEN_PLURALS:
        return True
    if len(word) == 5 and word[0] == "ا" and word[3] == "ا":
        return word[4] != "ه"
    if len(word) in (5, 6) and word[2] == "ا" and word[1] in "وفلعسشدنكبقحخطصضمجرتزي":
        return (
            len(word) == 5 and word[0] in "مفقعصحجدشبكخطسنر" and word[-1] != "ه" and word[3] not in "ا"
        ) or (len(word) == 6 and word[4] == "ي")
    return False


def one_of_two(word: str) -> str:
    """The singular that a folded dual would have; any other word with such an ending is cut as well.

    >>> one_of_two("قذيفتين"), one_of_two("كمينان"), one_of_two("حصار")
    ('قذيفه', 'كمين', 'حصار')
    """
    if len(word) < SHORTEST_DUAL or not word.endswith(("ان", "ين")):
        return word
    stem = word[:-2]
    return stem[:-1] + "ه" if stem.endswith("ت") else stem


def adjective_forms(lemma: str) -> tuple[AdjectiveForm, ...]:
    """Masculine and feminine, singular, dual and sound plural, and the accusative with alef.

    >>> [f.folded for f in adjective_forms("روسي")][:3]
    ['روسي', 'روسيا', 'روسيه']
    """
    stem = fold_word(lemma)
    endings = (
        ("", "m", "s"),
        ("ا", "m", "s"),
        ("ه", "f", "s"),
        ("ان", "m", "d"),
        ("تان", "f", "d"),
        ("تين", "f", "d"),
        ("ون", "m", "p"),
        ("ين", "m", "p"),
        ("ات", "f", "p"),
    )
    return tuple(AdjectiveForm(stem + ending, gender, number) for ending, gender, number in endings)
