"""Words that tell on whose side somebody is, whence he acts and who he may be, folded; see words.py."""

ORIGIN = "مصدر"  # with a pronoun: whose source is
# positions, bases, camps; areas, points, places: from which somebody fires
POSITIONS = frozenset(("مواقع", "قواعد", "مقرات", "مواضع", "معسكرات", "ثكنات"))
GROUNDS = frozenset(("مناطق", "منطقه", "مواقع", "موقع", "نقاط", "اماكن", "قواعد", "مقرات", "مواضع"))
# Kurds, Arabs, Armenians, Turkmens, Berbers: broken plurals that describe several people
PEOPLES = frozenset(("اكراد", "عرب", "ارمن", "تركمان", "امازيغ"))
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
AIDED_BY = frozenset(
    (
        "مدعومه",
        "مدعوما",
        "مدعومين",
        "مدعمه",
        "مدعما",
        "مدعمين",
        "مسنوده",
        "مسنودا",
        "مسنودين",
        "معززه",
        "معززا",
    )
)
ASIDES = frozenset(("جهه", "جانب", "ناحيه", "طرف"))  # side: `من جهة … ومن جهة أخرى`
# bride, daughter, sister, old woman, mother, minor, twin, gypsies, Syriacs, women, widows, pregnant women,
# families, people: no men, though no ending tells
NO_MEN = frozenset(
    (
        "عروس", "بنت", "اخت", "عجوز", "ام", "قاصر", "توام", "غجر", "سريان", "نساء", "ارامل", "حوامل", "اسر",
        "عوايل", "ناس", "نفس", "انفس",
    )
)  # fmt: skip
# openings of family (also with a pronoun), detachment, cell, patrol, gang, company, battalion, division,
# faction, militia: nobody counts its members
GROUPS = (
    "عايل", "اسره", "اسرت", "مفرز", "خليه", "دوري", "عصاب", "سريه", "كتيبه", "فرقه", "فصيل",
    "ميليشي", "مليشي", "بنيه",
)  # fmt: skip
# is, was, are, were done: who stands before does not do it (الخلية التي تم القبض على عناصرها)
IS_DONE = frozenset(("تم", "يتم", "تمت", "تتم", "جري", "جرت", "يجري", "تجري"))
BEHIND = frozenset(("وراء", "خلف"))  # where who did an attack stands
# standing (behind), involvement, taking part (in), plotting, planning, carrying out, responsibility (for)
INVOLVEMENT = frozenset(
    (
        "وقوف",
        "ضلوع",
        "تورط",
        "مشاركه",
        "تدبير",
        "تخطيط",
        "تنفيذ",
        "مسووليه",
        "اشتراك",
        "تواطو",
        "ارتكاب",
        "افتعال",
    )
)
ANOTHER = frozenset(("اخر", "اخري", "مماثل", "مماثله", "مشابه", "مشابهه"))  # another, a similar attack
# besides: separate, second: what is so was not told before
SEPARATE = ANOTHER | {"منفصل", "منفصله", "منفصلا", "ثان", "ثانيه", "ثانيا"}
FIRST = frozenset(("اول", "اولي"))  # first, masculine and feminine
LATER_ON = ("في وقت لاحق", "في وقت سابق")  # later, earlier: openings of another event's time
ANSWERED = frozenset(("رد", "ردت", "ردوا", "يرد", "ترد", "يردون"))  # answered, answers: with what follows ب
BESIDES = frozenset(("كذلك", "ايضا"))  # also, likewise: `قصف أيضا`, `وكذلك قرية س`
AND_ALSO = BESIDES | {"كما"}  # right before a verb, so is this: `كما قصف`; behind it, it is "as"
INCIDENTS = frozenset(("حادث", "حادثه", "واقعه", "سياق"))  # incident, occurrence, context
# seat, and openings of governorate, district, subdistrict, region, province: what a town may be the seat of
SEAT, AREAS = "مركز", ("محافظ", "مديري", "قضاء", "ناحي", "اقليم", "ولاي")
# news, reports, claims, allegations, rumours, truth: what somebody denies or tells, no part of who he is
HEARSAY = frozenset(
    (
        "خبر",
        "اخبار",
        "انباء",
        "تقارير",
        "مزاعم",
        "ادعاءات",
        "شايعات",
        "اشاعات",
        "معلومات",
        "اتهامات",
        "صحه",
        "روايه",
    )
)
FRONT = "جبهه"  # a group, or where it fights
OTHER_ONES = frozenset(("اخر", "اخري", "اخرين", "اخرون", "اخريات"))  # (an)other, others
# its victim, its victims: behind a verb of going, who died by what stands before it
ITS_VICTIM = frozenset(("ضحيته", "ضحيتها", "ضحيتهم", "ضحيتهما", "ضحاياه", "ضحاياها"))
# crimes, a crime, works, cases, operations, incidents of what an event word behind them tells
DEEDS = frozenset(("جرايم", "جريمه", "اعمال", "حالات", "عمليات", "عمليه", "حوادث"))
OFFICERS = frozenset(("ضابط", "عنصر", "عميد", "عقيد", "نقيب", "رايد", "حارس"))  # one officer, member, guard
# column, columns, patrol, patrols, convoy, convoys, motorcade: things that troops move in
COLUMNS = frozenset(("رتل", "ارتال", "دوريه", "دوريات", "قافله", "قوافل", "موكب"))
PASSERS = frozenset(("الماره", "المشاه", "ماره", "مشاه"))  # passers-by: nobody is theirs
AMID = "وسط"  # in the middle of, among whom
# announcing, confirming, admitting, revealing, denying: in construct, who tells of what stands behind
TELLINGS = frozenset(("اعلان", "تاكيد", "اقرار", "اعتراف", "كشف", "نفي"))
WHAT = "ما"  # what (is talked of)
# is, was, are still: behind ما, which then denies no more than that it ended
STILL = frozenset(("زال", "زالت", "زالوا", "يزال", "تزال", "يزالون", "تزالون"))
CONCERNING = frozenset(("عن", "حول", "بشان", "بخصوص"))  # about: before what news is of
KEEPERS = frozenset(("لدي", "عند"))  # with, in the hands of
HELPING = frozenset(("دعم", "اغاثه", "مساعده", "مسانده", "اسناد"))  # helping, relief of: behind ل, what for
# entry, arrival, exit, passing, crossing, return, leaving, travel, movement: of those who are kept from it
GOINGS = frozenset(("دخول", "وصول", "خروج", "مرور", "عبور", "عوده", "مغادره", "سفر", "تنقل"))
ACTIVITIES = frozenset(("نشاط", "انشطه", "عمل", "تمويل", "اموال", "اصول", "حسابات"))  # of whom a ban is
SENTENCES = frozenset(("سجن", "حبس", "اعدام"))  # imprisonment, detention, execution of whom a court judges
# ways, means, manner, chance, importance, necessity, efforts, question, conditions of what is talked of
TOPICS = frozenset(
    (
        "سبل", "اليات", "اليه", "كيفيه", "امكانيه", "اهميه", "ضروره", "فرص", "فرصه", "جهود", "مساعي",
        "احتمال", "احتمالات", "مساله", "قضيه", "شروط",
    )
)  # fmt: skip
# general, military, official, political, of the media, of the field, supreme, executive, of security: offices
OFFICIAL = frozenset(
    ("عام", "عسكري", "رسمي", "سياسي", "اعلامي", "ميداني", "اعلي", "تنفيذي", "امني")
)  # fmt: skip
# of defence, of the interior: a ministry of these has forces
FORCEFUL = ("دفاع", "داخليه")
# warlike, of helicopters, unmanned, of reconnaissance: of aircraft
FLYING = frozenset(("حربي", "مروحي", "مسير", "استطلاعي", "حربيه", "مروحيه", "مسيره", "استطلاعيه"))
# bringing about, leaving behind, causing, succumbing: circumstances behind an act
NOBODY = frozenset(
    (
        "متسببا", "متسببه", "متسببين", "مخلفا", "مخلفه", "مخلفين", "محدثا", "محدثه", "موقعا", "موقعه",
        "متاثرا", "متاثره", "متاثرين",
    )
)  # fmt: skip
