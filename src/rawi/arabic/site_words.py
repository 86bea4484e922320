"""Words that stand beside the names of places, folded; see words.py."""

# Adjectives that tell what sort of airport, base, crossing or prison a name means: military, civil,
# international, of the border, of land, sea, river and air, central, farming, industrial, of oil, gas …
KINDS_OF_SITE = frozenset(
    (
        "عسكري", "مدني", "دولي", "حدودي", "بري", "بحري", "نهري", "جوي", "مركزي", "زراعي", "صناعي", "نفطي",
        "غازي", "حراري", "كهربايي", "نووي", "تجاري", "جامعي", "وطني", "تعليمي", "احتياطي",
    )
)  # fmt: skip
# Environs, middle, near, outskirts, approaches, suburbs, inside, outside, centre, heart, fringes, vicinity,
# sky, air, parts, all of, entrance, coast: they say where in a place, and open no name of a part of it.
SURROUNDINGS = frozenset(
    (
        "محيط", "وسط", "قرب", "اطراف", "مشارف", "ضواحي", "داخل", "خارج", "مركز", "قلب", "تخوم", "جوار",
        "سماء", "سماوات", "اجواء", "انحاء", "ارجاء", "عموم", "بقاع", "مدخل", "مداخل",
        "ساحل", "سواحل", "شاطي", "شواطي",
    )
)  # fmt: skip
# Titles that open names of quarters, shrines and squares: sultan, imam, sheikh, president, king, prince,
# martyr, prophet, lord, lady, commander, general.
TITLES_IN_NAMES = frozenset(
    ("سلطان", "امام", "شيخ", "رييس", "ملك", "امير", "شهيد", "نبي", "سيد", "سيده", "قايد", "عميد")
)
# Behind the first word of a village's name these open the name of whom it is called after.
NAMESAKES = frozenset(("حاج", "حج", "شيخ", "ابو", "ابي", "ام", "سيد", "بن", "ابن", "عبد"))
# Openers of names that are everyday verbs too: appeared, turned, was built.
OPENERS_AS_VERBS = frozenset(("ظهر", "دار", "بني"))
# Sides of a country, before its adjective, that what is struck is told by: north, south, east, west, coast.
SIDES_OF_LANDS = frozenset(("شمال", "جنوب", "شرق", "غرب", "ساحل"))
# All, the whole of, various, most: a preposition before them governs what they are of.
WHOLES = frozenset(("كل", "جميع", "كافه", "مختلف", "شتي", "معظم", "اغلب", "غالبيه"))
# The new, the town proper: what a town's name goes on with (`بغداد الجديدة`, `درعا البلد`).
PARTS_OF_TOWNS = frozenset(("جديده", "جديد", "قديم", "بلد"))
# Subdistrict, district, village, town, province, quarter, governorate: gazetteers put them before names.
TITLES_OF_TOWNS = frozenset(("ناحيه", "قضاء", "قريه", "بلده", "ولايه", "حي", "محافظه"))
# Make, type, model, class: before the name of a weapon or a ship, which may be a town's too.
MAKES = frozenset(("طراز", "نوع", "نوعيه", "موديل", "صنف"))
BANK = "الضفه"  # the bank of a river, and with the west the land
# What a workshop, store, farm or market is for: making, storing, rearing, selling, producing, filling,
# assembling, refining, mending, sheltering, handing out, washing, teaching, pumping, treating, sewing …
MAKING = frozenset(
    (
        "تصنيع", "صناعه", "تخزين", "خزن", "تربيه", "بيع", "انتاج", "تعبيه", "تجميع", "تكرير", "تصليح",
        "صيانه", "اصلاح", "ايواء", "توزيع", "غسيل", "تعليم", "تحفيظ", "توليد", "ضخ", "تحليه", "تنقيه",
        "معالجه", "رعايه", "حفظ", "تسويق", "تعديل", "تطوير", "تجهيز", "خياطه", "نجاره", "حداده", "حياكه",
        "طباعه", "بث", "مراقبه", "رصد", "اتصال", "اتصالات", "قياده", "استخراج", "شحن", "تبريد", "طحن", "عصر",
    )
)  # fmt: skip
# … and with the article what it deals in: fuel, oil, gas, vegetables, fruit, grain, medicines, arms,
# cattle, poultry, fish, stone, cement, iron, wood, dairy, clothes, furniture; orphans, the aged.
GOODS = frozenset(
    (
        "محروقات", "وقود", "نفط", "غاز", "خضار", "خضروات", "خضراوات", "فواكه", "حبوب", "قمح", "طحين", "دقيق",
        "ادويه", "اسلحه", "سلاح", "ذخيره", "ذخاير", "صواريخ", "مواشي", "ماشيه", "اغنام", "ابقار", "دواجن",
        "دجاج", "اسماك", "سمك", "حجر", "حجاره", "رخام", "رمل", "رمال", "اسمنت", "حديد", "خشب", "اخشاب",
        "البان", "زيتون", "زيوت", "ملابس", "البسه", "مفروشات", "اثاث", "هواتف", "ايتام", "مسنين", "مكفوفين",
    )
)  # fmt: skip
