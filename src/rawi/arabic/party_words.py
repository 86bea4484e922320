"""Words that tell on whose side somebody is and whence he acts, folded. Rules name them; see words.py."""

ORIGIN = "مصدر"  # with a pronoun: whose source is
# areas, positions, points, bases, places from which somebody fires
GROUNDS = frozenset(("مناطق", "منطقه", "مواقع", "موقع", "نقاط", "اماكن", "قواعد", "مقرات", "مواضع"))
# fleeing, coming, leaving, far: who is so comes from the ground, no fire
LEAVING = (
    "فار", "فرا", "فرو", "قادم", "هارب", "هرب", "نازح", "نزح", "نزوح", "خروج", "خرج", "تبعد", "يبعد", "انسح",
)  # fmt: skip
CLOSE = ("قريب", "بالقرب", "قرب", "مقربه", "خالي", "خارج")  # near (to), without: no fire comes from there
# control, spread, influence, presence, subject, belonging, joint, controls: between ground and its holder
HELD_BY = frozenset(
    (
        "سيطره", "لسيطره", "انتشار", "نفوذ", "لنفوذ", "تمركز", "تواجد", "وجود", "خاضعه",
        "واقعه", "تحت", "تابعه", "مشتركه", "تسيطر", "يسيطر", "تنتشر", "ينتشر", "تتمركز", "يتمركز", "تخضع",
    )
)  # fmt: skip
# with the help, backing, cooperation, cover of; supported (by), of one and of several
AIDING = frozenset(("دعم", "اسناد", "مسانده", "مشاركه", "موازره", "معاونه", "مساعده", "تعاون", "اشتراك"))
AIDED_BY = frozenset(("مدعومه", "مدعوما", "مدعومين", "مسنوده", "مسنودا", "مسنودين"))
ASIDES = frozenset(("جهه", "جانب", "ناحيه", "طرف"))  # side: `من جهة … ومن جهة أخرى`
