"""The structural words, signs and endings that the rules name, folded, each under an English name.

Closed classes only: what may grow (verbs, nouns, names, cues) is an entry in `knowledge`.
"""

# Signs, as tokens have them: the Latin comma, semicolon and question mark are folded to the Arabic ones.
COMMA = "،"
COMMAS = frozenset((COMMA, ","))
SEMICOLON = "؛"
COLON = ":"
STOPS = frozenset((".", SEMICOLON))  # end what a word can reach
STOPS_AND_COMMA = STOPS | {COMMA}
STOPS_AND_COLON = STOPS | {COLON}
PAUSES = STOPS | {COMMA, COLON}  # end a clause or a part of it
DOMAINS = frozenset(("نت", "كوم", "اورغ"))  # .net, .com, .org: behind the name of a site
SENTENCE_ENDS = frozenset((".", "!", "؟", "?"))
SENTENCE_STOPS = SENTENCE_ENDS - {"?"} | {SEMICOLON}  # end what belongs together in a headline or a list
BULLETS = frozenset("-–—•▪●■*")  # open the lines of a list
CLAUSE_STOPS = SENTENCE_ENDS | STOPS_AND_COLON | frozenset("|…–—")  # end a clause whatever it is
DASHES = frozenset("-–—")
FRESH_STARTS = PAUSES | DASHES | {"|"}  # after these a word stands as at the start of a sentence
OPENING_QUOTES = frozenset("«“\"(‘'")
CLOSING_QUOTES = frozenset("»”\")’'")
PLAIN_QUOTES = frozenset('«»"“”')
QUOTES = PLAIN_QUOTES | frozenset("()")  # brackets too: `(داعش)`
QUOTES_AND_COMMA = QUOTES | {COMMA}
ARABIC_SIGNS = {",": COMMA, ";": SEMICOLON, "?": "؟"}  # signs that many sites set in Latin letters

# Proclitics and single-letter words.
AND = "و"  # and
SO = "ف"  # so, then
CONJUNCTIONS = frozenset((AND, SO))
# particles that no pronoun is joined to: أمني, أمها, قبيلة, كلمة are none of them
NO_PRONOUN = frozenset("و ف او ام ثم اما بل لم لن هل نعم اذ كي قبيل مقابل".split())
BY = "ب"  # by, with, in
FOR = "ل"  # to, for
AS = "ك"  # like
ATTACHED_PREPOSITIONS = frozenset((BY, FOR, AS))
ARTICLE = "ال"
# A preposition with a pronoun, written as one word (`وبهم`): its letters, before conjunction and pronoun.
PRONOUN_PREPOSITION = "^([وف]?)([بل])(ه|ها|هم|هما|هن|ك|كم|نا|ي)$"

# Prepositions, alone and in the sets that the rules ask for.
IN = "في"  # in
FROM = "من"  # from, of
ABOUT = "عن"  # about, from
TO = "الي"  # to
ON = "علي"  # on, against; Ali
SAID = "قال"
THAT = "ان"  # that
BEING = frozenset(("بانه", "بانها"))  # that it is: before what somebody calls it
BECOMING = frozenset(
    ("بات", "باتت", "باتوا", "اصبح", "اصبحت", "اصبحوا", "صار", "صارت", "صاروا")
)  # has come to
LED_AWAY = "اقتاد"  # the opening of words for leading somebody away
PLANTED = "زرع"  # the opening of words for laying a bomb
AUTHORITIES = frozenset(("سلطات", "السلطات"))  # the authorities of a state
MUST = "يجب"  # it is a duty
WITH = "مع"  # with
COMPANY = frozenset((WITH, "برفقه", "رفقه", "بصحبه", "بمعيه", "الي جانب"))  # with, in the company of, beside
BETWEEN = "بين"  # between
AGAINST = "ضد"  # against
INSIDE = "داخل"  # inside
CLOSE_TO = "قرب"  # near
AFTER = "بعد"  # after
BEFORE = "قبل"  # before
# most prominent, most important, greatest, most dangerous, last, first: before the noun they tell of
SUPERLATIVES = frozenset(("ابرز", "اهم", "اكبر", "اخطر", "اخر", "اول", "معظم", "اغلب", "كبار"))
THEREIN = frozenset(("فيه", "فيها", "فيهما", "خلاله", "خلالها", "اثره", "اثرها"))  # in, during, after it
MANNERS = frozenset(("بشكل", "بصوره", "بطريقه"))  # in a (such and such) manner
MEMBERSHIP = ("ينتم", "تنتم", "منتم")  # belong (to)
CAUSED_BY = frozenset(("نتيجه", "بسبب", "اثر", "جراء", "بفعل", "علي اثر"))  # because of
ARISING = ("ناجم", "ناتج", "نجم", "نتج")  # arising, resulting (from)
# during it, upon it: what was told before
DURING_IT = frozenset(("خلالها", "خلاله", "اثناءها", "اثناءه", "اثرها", "اثره"))
# undertaking, carrying out, going on with, attempt, success, start: their genitive does what they govern
UNDERTAKING = frozenset(("اقدام", "قيام", "استمرار", "مواصله", "محاوله", "نجاح", "شروع", "تمكن", "مباشره"))
# occurrence, outbreak: what comes after them happens, and nobody named before does it
HAPPENING = frozenset(("وقوع", "حدوث", "اندلاع", "نشوب", "حصول"))
# imposing, tightening, spreading, regaining: in construct with who takes control; and the openings of control
IMPOSING, HOLD = frozenset(("فرض", "احكام", "بسط", "استعاده")), ("سيطر", "السيطر")
CONTROL = frozenset(("سيطره", "السيطره", "السيطره علي"))  # control: what is taken, never what takes
# most violent, widest, fiercest, biggest, longest, bloodiest, worst: before the act that they describe
FIERCEST = frozenset(
    (
        "اعنف",
        "اوسع",
        "اشرس",
        "اشد",
        "اضخم",
        "اكبر",
        "اطول",
        "ادمي",
        "اسوا",
        "اقوي",
        "اول",
        "اخر",
        "اخطر",
        "احدث",
    )
)
# responsibility for, full responsibility for: what comes after them somebody is blamed for
RESPONSIBILITY = frozenset(("مسووليه", "المسووليه", "كامل المسووليه"))
RESPONSIBLE = frozenset(("مسوول", "مسووله", "مسوولون", "المسوول", "المسووله", "المسوولون"))  # responsible
BEARING = frozenset(("يتحمل", "تتحمل", "يتحملون"))  # bears, bear: with responsibility
SERVANT = "عبد"  # opens names: servant of
INDEED = "فقد"  # before a verb: indeed; else he lost
ADDITIONS = frozenset(("اضافه الي", "بالاضافه الي", "فضلا عن", "علاوه علي", "الي جانب"))  # besides
AIMING_AT = frozenset(("مستهدفا", "مستهدفه", "مستهدفين"))  # aiming at, of what an attack or its doer does
WHERE_BY = "حيث"  # where; behind a comma it tells how: `شن غارات، حيث استهدف`
ALSO = "كما"  # as, before a verb: he also did
WHILE = frozenset(("فيما", "بينما"))  # while: another does something else
LATER = frozenset((AFTER, BEFORE, "عقب", "قبيل", "بعيد"))  # before or after another event: not on its day
# before an event word: it tells only when or amid what the event at hand happened
MEANWHILE = LATER | {"وسط", "خلال", "اثناء", "منذ", "بالتزامن مع", "تزامنا مع", FROM}
# what a truce stops: fire, fighting
STOPPED = frozenset(("اطلاق النار", "القتال", "الاقتتال", "اطلاق نار"))
US = "نا"  # us, our
THROUGH = "عبر"  # through, by
DURING = "خلال"  # during
BECAUSE_OF = "جراء"  # as a result of
FROM_MOUTH_OF = "علي لسان"  # in the words of
BY_MEANS_OF = "بواسطه"  # by means of
BY_HAND_OF = "علي يد"  # at the hands of
MOTIVES = frozenset(("اسنادا", "نصره", "انتصارا", "ثارا", "انتقاما", "تكريما"))  # before ل: for the sake of
IN_OR_BY = frozenset((IN, BY))
LOCAL_PREPOSITIONS = frozenset((IN, BY, ON, TO, FROM, INSIDE, "وسط"))  # say where something happens
NAMING_PREPOSITIONS = frozenset((IN, TO, FROM, CLOSE_TO))  # after these an ambiguous name is a place
# Introduce the one who did it: by, at the hands of, from the side of.
AGENT_PREPOSITIONS = frozenset(
    ("من قبل", BY_HAND_OF, "علي ايدي", "علي ايادي", BY_MEANS_OF, "من جانب", "من طرف", "علي يدي", "في قبضه")
)
INSTRUMENT_PREPOSITIONS = frozenset((BY, BY_MEANS_OF, THROUGH, "باستخدام"))  # by, by means of, through, using
AIM_PREPOSITIONS = frozenset((FOR, ON, AGAINST))  # introduce what an act is aimed at
# Link a loss to what caused it.
CAUSAL_PREPOSITIONS = frozenset(
    (IN, DURING, AFTER, BECAUSE_OF, "اثر", "نتيجه", FROM, "بسبب", "عقب", "اثناء", BY, "ضمن", "بفعل")
)
CIRCUMSTANCES = frozenset(
    (AFTER, BEFORE, DURING, "عقب", "اثر", "اثناء", "منذ", "رغم", "وسط", "مع", "قبيل", "بعيد")
)
WEAPON_CAUSES = frozenset((BY, BECAUSE_OF, FROM))
GUESSED = frozenset(("يرجح", "يعتقد", "يظن", "يشتبه", "يحتمل", "يفترض"))  # thought to be
THAT_THEY = frozenset(("انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم"))  # that he, she, they
CONTENT_PREPOSITIONS = frozenset((BY, TO, ON, ABOUT, FROM))  # what a demand, an accusation is about
OBJECT_PREPOSITIONS = frozenset(("", BY, TO, ON, ABOUT, FOR))  # what a verb of intention governs
CARRYING_PREPOSITIONS = OBJECT_PREPOSITIONS | {IN, FROM}  # an event carried by a light verb
# Introduce the place or the hearer of what is said, not its speaker.
HEARER_PREPOSITIONS = frozenset((FOR, BY, IN, ON, THROUGH, DURING, TO, FROM, AFTER, WITH))
IN_NAME_OF = "باسم"  # in the name of
OFFICE_PREPOSITIONS = frozenset((IN, BY, FROM, IN_NAME_OF, "لدي"))  # before a speaker's office; the last: at
OWNER_PREPOSITIONS = frozenset((FOR, ABOUT, FROM))  # whose statement it is
INNER_SOURCE_PREPOSITIONS = frozenset((ABOUT, TO, FROM_MOUTH_OF))  # whom an outlet cites
HANDS = frozenset(("يد", "يدي", "ايدي", "ايادي", "قبضه"))  # hand, hands, grip: who holds or does it
FREEDOM = frozenset(("سراح", "سبيل"))  # `أطلق سراحه`
LIFE = "حياه"

EACH = "كل"  # each, every
EACH_OF = frozenset(("كل من", "كلا من"))  # each of; before a verb: whoever
BOTH_SIDES = frozenset(("طرفين", "طرفان", "جانبين", "جانبان"))  # the two who were named

# Who, which: the gender and number of whom a relative clause describes.
RELATIVES_OF = {"الذي": ("m", "s"), "التي": ("f", "s"), "الذين": ("m", "p")}

# Particles that decide how the word after them is read.
NOT_YET = "لم"  # did not
NEVER = "لن"  # will not
NOT_TO = "عدم"  # not to, before a verbal noun
NOT_YET_OR_OF_WHAT = "لما"  # not yet, or "of what", "when"
JUSSIVE_PARTICLES = frozenset((NOT_YET, NOT_YET_OR_OF_WHAT, "لا"))  # did not, not yet, do not
SUBJUNCTIVE_PARTICLES = frozenset(("ان", "كي", "لكي", "لن", "حتي"))  # (so) that, will not, until
ALREADY = "قد"  # before a verb: already, had
VERB_PARTICLES = frozenset((ALREADY, "ان", NOT_YET, NEVER))  # before a verb: already, that, did not, will not
IS_NOT = ("ليس", "لسن")  # openings of the verb "is not"

# Words around names of places.
SIDES = ("شمال", "جنوب", "شرق", "غرب", "اوسط", "وسط")  # openings of adjectives: northern, central
COUNTRYSIDE = "ريف"  # opening: countryside of
CITY = "مدينه"  # city
CAPITAL = "عاصمه"  # capital
# Before a place that somebody is of: native, born, son(s), people, inhabitants, he (she, they) comes from.
NATIVES = frozenset((
    "اصيل", "مواليد", "ابن", "ابنه", "ابناء", "اهالي", "سكان", "ينحدر", "تنحدر", "ينحدرون", "منحدر",
    "منحدرون",
))  # fmt: skip
GOVERNORATES = frozenset(("محافظه", "ولايه"))  # what the governorates of a country are called
# Of a country, before its adjective: lands, skies, inside, depth, coast, north … (`الأراضي السورية`)
LANDS = frozenset((
    "اراضي", "اجواء", "باديه", "داخل", "عمق", "ساحل", "سواحل", "شمال", "جنوب", "شرق", "غرب",
))  # fmt: skip
BORDERS = "حدود"  # borders: only inside them is in the country
HOMES = frozenset(("منزل", "بيت"))  # a house is somebody's, and no town's
HOMELANDS = frozenset(("بلاد", "قطاع", "مملكه"))  # stand for the country or region of a report: `شرق البلاد`
# Participles that take ل for the party they belong to: affiliated with, loyal to, member of.
BELONGING = frozenset(
    (
        "تابع",
        "تابعه",
        "تابعين",
        "تابعون",
        "موالي",
        "مواليه",
        "موالين",
        "موالون",
        "منتمي",
        "منتميه",
        "منتمين",
        "مويد",
        "مويده",
        "مويدين",
        "مويدون",
        "مناهض",
        "مناهضه",
        "مناهضين",
        "مناهضون",
        "معادي",
        "معاديه",
    )
)
# Openings of words for where a force stands: site, headquarters, point, camp, barracks, roadblock, works.
POSITIONS = ("موقع", "مواقع", "مقر", "مقار", "نقاط", "تجمع", "معسكر", "ثكن", "حواجز", "حاجز", "تحصين")
FEMININE_PLURALS = frozenset(
    ("قوات", "فصايل", "اسراييل", "كتايب", "سرايا", "مليشيا", "ميليشيا")
)  # forces, factions, Israel, militia: "she" in the next clause

# dozens, hundreds, thousands, sides: people and parties, where alone with the article
CROWDS = BOTH_SIDES | {"عشرات", "ميات", "الاف", "اطراف", "جميع"}
ANYBODY = "احد"  # anybody: nobody is named by it

# Endings. Folded ta marbuta is ه.
ALEF = "ا"
TANWIN = ALEF  # of an indefinite accusative
FEMININE = "ه"
FEMININE_CONSTRUCT = "ت"  # before a pronoun
DUAL = ("ان", "ين")
BROKEN_PLURAL = "اي"  # in the midst of وسائل, فصائل, كتائب
FEMININE_DUAL = ("تان", "تين")
SOUND_FEMININE_PLURAL = "ات"
SOUND_MASCULINE_PLURAL = ("ون", "ين")
SOUND_PLURALS = (SOUND_FEMININE_PLURAL, *SOUND_MASCULINE_PLURAL)
OBLIQUE_PLURAL = "ين"
COUNTED_ENDINGS = ("ون", "ين", "ان")  # plural or dual with its nun: no genitive follows
NOMINATIVE_ENDINGS = ("ون", "ان")  # no genitive is such a word
NOT_PLURAL = ("ميادين", "قوانين")  # squares, laws: broken plurals that end like sound ones
NISBA = ("ي", "يه")  # relational adjectives
NISBA_OR_FEMININE = ("يه", "ي", "ه")
ALL_NISBA = ("يه", "يين", "يون", "يا")
MANY_THINGS = ("ات", "ه")  # may be a plural of things
FEMININE_ENDINGS = ("ه", "ات", "اء")
NATURAL_ALEF = ("ايا", "يشيا", "وريا")  # endings without case: ضحايا، خلايا، ميليشيا، سوريا
PLURALS_OF_MEN = ("اه", "قه", "يحه")  # end like the feminine: قضاة، مرتزقة، شبيحة
NISBA_PLURAL = "يون"
OBLIQUE_NISBA = "يين"
CIRCUMSTANCE_ENDINGS = ("ا", "ه", "ين")  # participles that tell how: `مطالبا`, `داعيه`
PLACE_PLURALS = ("ات", "ري", "دن", "ياء", "حياء")  # towns, villages, cities, quarters
IMPERFECTS = ("يت", "تت", "يست", "تست")  # open the imperfect of the derived forms with ت
PARTICIPLE = "م"  # opens participles of the derived forms
# Attached pronouns: them, both of them, her.
THIRD_PERSON = ("هما", "هم", "هن", "ها", "ه")
THEM = frozenset(("هم", "هما"))
RELATIVES = THEM | {"ها", "ه"}  # on a relation of somebody named: والدتهم
HIM = "ه"
MY = "ي"
HER = "ها"

# Words of the pluperfect: was, had (already).
WAS = frozenset(("كان", "كانت", "كانوا", "كانا", "كانتا", "كنا"))
# Openings of verbs of going on: continue, carry on, step up.
CARRY_ON = ("واصل", "يواصل", "تواصل", "تابع", "يتابع", "تتابع", "صعد", "يصعد", "تصعد", "كثف", "يكثف", "تكثف")
KEEPS_ON = ("يواصل", "تواصل", "يستمر", "تستمر")  # what goes on still
WAR = "حرب"
WARS = frozenset((WAR, "عدوان"))  # war, aggression: many events in a word
# town, village, city, quarter, camp, house: an attack on one is no war
TOWN_WORDS = frozenset(("بلده", "قريه", "مدينه", "حي", "مخيم", "منزل"))
SMOKE = frozenset(("اعمده", "سحب", "السنه", "دخان", "ادخنه", "غبار", "لهب", "نيران"))  # columns, flames
OF_OR_SINCE = frozenset(("من", "منذ"))  # الأعنف منذ, الأولى من نوعها
THOUSANDS = frozenset(("الاف", "الالاف", "ملايين", "الملايين"))  # thousands, millions

# Words around losses.
TOLL_HEADS = frozenset(("عدد", "حصيله", "تعداد", "اعداد", "اجمالي"))  # number, toll, count, numbers, sum
EXCEED = ("تجاوز", "يتجاوز", "تتجاوز", "تخط", "يتخط", "فاق", "يفوق", "تفوق")  # openings: exceed, surpass
# Nouns that tell that there are dead or hurt: falling, occurring, presence, recording, rise, more, some.
OCCURRING = frozenset(("سقوط", "وقوع", "وجود", "تسجيل", "ارتقاء", "ارتفاع", "مزيد", "المزيد", "بعض", "عدد"))
NUMBER_OF = "عدد"  # the number of
WHATEVER = frozenset(("اي", "ايه"))  # any
WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "بعد ان"))  # when, after: opens the clause of the cause
WHILE_IT_LASTS = frozenset(("خلال", "اثناء", "ضمن"))  # during, while, within
# Broken plurals that end like a nisba when folded: captives, the sick, wounded, killed, dead, families.
PLURALS_IN_YA = frozenset(("اسري", "مرضي", "جرحي", "قتلي", "صرعي", "موتي", "غرقي", "ثكالي", "اهالي", "حرامي"))
# Fears, fear, for fear, in case, avoidance: of losses that are not there.
FEARS = frozenset(("مخاوف", "خشيه", "خوفا", "تحسبا", "تجنب", "تجنبا", "تفادي", "تفاديا"))
ARRIVING = frozenset(("ورود", "وصول", "وقوع"))  # coming in, arrival, occurring: of news
NEWS = frozenset(("معلومات", "انباء", "تقارير", "بلاغات"))  # information, news, reports
# Nouns of what is done for the dead and hurt: carrying, evacuation, treatment, first aid, recovery, visiting.
CARE = frozenset(
    (
        "جثمان",
        "جثامين",
        "جثه",
        "جثث",
        "رفات",
        "نقل",
        "اجلاء",
        "اخلاء",
        "علاج",
        "معالجه",
        "اسعاف",
        "انتشال",
        "زياره",
        "استقبال",
        "مداواه",
        "تشييع",
    )
)
SINCE = "منذ"  # since
LOSSES, HUMAN, MATERIAL = "خساير", "بشريه", "ماديه"  # losses, human, material
FALL = ("سقط", "يسقط", "تسقط")  # openings: fell, falls
MOURNING = frozenset((IN, ON))  # before the dead: condolences in, prayers over
HONOURED = frozenset(("الواجب", "الوطن"))  # after martyr: of duty, of the homeland; a title
ONE = "واحد"  # the opening of the number one
ONE_OF = frozenset(("احد", "احدي"))  # one of
COLLEAGUE = ("زميل", "زملا")  # openings: his colleague, his colleagues
MEMBERS = "افراد"  # members of a force, of a family
MEN = frozenset(("رجال", "رجل", "شباب", "شبان"))  # of a force: its members
YEARS_OLD = frozenset(("عاما", "عام", "سنه", "سنوات", "اعوام", "ربيعا"))  # after a number: years of age
# prayer, sermon, revolution, palace, squares, street, bridge: named after a day
DAY_NAMES = frozenset(("صلاه", "خطبه", "ثوره", "قصر", "ساحه", "ميدان", "شارع", "جسر"))
LABELS = frozenset(("عاجل", "متابعه", "تحديث"))  # urgent, follow-up, update: before a headline
# activists, editors: before the name of an outlet its own people, beside its reporters
OWN_PEOPLE = frozenset(("نشطاء", "ناشطو", "ناشطي", "محررو", "محرر"))
# before a name: sheikh, imam, father, priest, bishop, patriarch, mullah
HONOURS = frozenset(("الشيخ", "الشيخه", "الامام", "الاب", "القس", "المطران", "البطريرك", "الملا"))
# affairs, matter, field, file, rights: what an office is for; the rank of: what the office is
AFFAIRS = frozenset(("شوون", "الشوون", "الشان", "مجال", "ملف", "حقوق", "رتبه"))
# openings of minister, ministry, ministers, committee, coordinator, official
MINISTRY = ("وزير", "وزار", "وزرا", "لجن", "منسق", "مسوول")
# rights, affairs, expatriates, population … : the second matter of a ministry
MATTERS = frozenset((
    "حقوق", "شوون", "رعايه", "تنميه", "المغتربين", "السكان", "المهجرين", "اللاجيين", "المحاربين", "الاعلام",
    "الشباب", "التعليم", "البحث", "العدل", "الدفاع", "الداخليه", "الخارجيه", "الامن", "الارشاد", "التعمير",
    "الاسكان", "الري", "المعادن", "النقل",
))  # fmt: skip
# charter, law, agreement, treaty, constitution, plan, rules …: what something is done by, no source
RULES = frozenset((
    "ميثاق", "قانون", "اتفاق", "اتفاقيه", "معاهده", "دستور", "خطه", "قواعد", "مبدا", "مبادي", "احكام", "بنود",
    "شروط", "معايير", "مبادره", "بروتوكول", "جدول", "تقاليد", "شريعه",
))  # fmt: skip
PERIODS = frozenset(("فتره", "مده"))  # the period, before what says from when to when
RANKS = frozenset(("صفوف", "بصفوف", "اوساط"))  # ranks, circles: whose losses they are
AMONG = frozenset((BETWEEN, "من بين", "من ضمن"))  # among
TALLIED_AS = "عداد"  # `في عداد المفقودين`: counted among
AT_LEAST = frozenset(("علي الاقل", "فاكثر", "او اكثر", "كحد ادني"))  # after a number: at least, and more
WOUNDS = ("اخر", "غير", "بجر", "بحرو", "بكسو")  # openings: others, other than, with wounds, burns, fractures
# Another one, a third, a fourth: one more of those told before.
OTHERS = "اخر"  # opens another, others in every form
ONE_MORE = frozenset(("اخر", "اخري", "ثالث", "ثالثا", "ثالثه", "رابع", "رابعا", "رابعه"))
# leader, commander, and their plurals
COMMANDERS = frozenset(("قيادي", "قايد", "قياديين", "قياديون", "قاده", "قيادات"))
LEADERS = frozenset(("زعيم", "زعماء", "امير", "امراء"))  # of a force: fighters
# Openings: accused, wanted, suspected, detained, is suspected.
SUSPECTS = ("متهم", "مطلوب", "مشتبه", "معتقل", "موقوف", "يشتبه", "انتما")
AGAINST_THEM = " بهم"  # ends suspects in the plural
# What is hit there are civilians: market, house, school, hospital, mosque, bakery, university, bus, hotel.
CIVIL_PLACES = frozenset(
    (
        "سوق", "سوقا", "منزل", "منزلا", "منازل", "بيت", "بيوت", "مدرسه", "مدارس", "مستشفي", "مشفي", "مسجد",
        "مسجدا", "مخبز", "فرن", "جامعه", "سكن", "حافله", "كنيسه", "سوق شعبي", "سكن جامعي", "مستوصف", "مطعم",
        "مقهي", "فندق",
    )
)  # fmt: skip

# Words that open names of persons: father, mother, son, servant (of God). What follows is no place.
CHILD = frozenset(("بن", "ابن", "بنت"))  # son, daughter: inside a name
KUNYA = frozenset(("ابو", "ابي", "ابا", "بن", "ابن", "عبد", "بنت"))
# Behind these a name stands in quotation marks: operation, battle, campaign, by the name of, slogan, film …
NAMED = frozenset((
    "عمليه", "معركه", "حمله", "غرفه", IN_NAME_OF, "اسم", "مسمي", "تسميه", "عنوان", "شعار", "فيلم", "كتاب",
    "وسم", "بعنوان",
))  # fmt: skip
# The forms of verbal nouns: تفعيل افتعال انفعال استفعال.
VERBAL_NOUN = "ل?(ت..ي.|ا.ت.ا.|ان..ا.|است..ا.)(ات)?ه?"
FEMININE_PARTICIPLE = "م(ت|ست|ن).{3,}ه"  # of the derived forms with ت and ن
LONG_PARTICIPLE = 6  # letters, behind م: مستفيدة
# coming, setting out (from): before where somebody or something came from
COMING = frozenset(("قادم", "قادمه", "قادمين", "قادما", "منطلق", "منطلقه", "اتيه", "اتي", "انطلاقا"))
# lying, situated, leading, stretching: what a name lies in or leads to follows, it is no part of the name
LYING = frozenset((
    "واقع", "واقعه", "واقعين", "واقعتين", "واقعان", "واقعتان", "كاين", "كاينه", "كاينين", "كاينتين",
    "واصل", "واصله", "ممتد", "ممتده",
))  # fmt: skip
COVERED = frozenset(("شملت", "شمل", "طالت", "طال", "توزعت", "تركزت"))  # covered: a list of places follows
# except, save: what stands behind them is left out
EXCEPTING = frozenset(("باستثناء", "عدا", "ما عدا", "ماعدا", "فيما عدا", "سوي"))
# behind these Ali is part of a place's name: monastery, village, sons of, house of, prophet
ALI_FOLLOWS = frozenset(("دير", "كفر", "بني", "اولاد", "ال", "النبي", "الامام"))
PLURAL = "ات"  # ending of a sound feminine plural
PAST = ("ت", "وا", "تا")  # endings of verbs in the perfect: she, they, both did
OWNED = ("ها", "هم", "هما", "هن", "كم")  # endings of what is somebody's: `حلفاءها`, `مساكنهم`
IMPERFECT_OPENINGS = ("ي", "ت")  # of a verb in the imperfect that no table has (`يقطنها`)
OF_OR_FROM = ("ل", "من")  # `التابعة لجرابلس`, `القريبة من نابلس`: what is said of a place before
