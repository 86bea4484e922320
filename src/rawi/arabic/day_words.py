"""Words that rules about days ask for; the rest of the closed classes stand in words.py. All are folded."""

DAY_AFTER_OR_BEFORE = frozenset(("غداه", "عشيه"))  # the day after, the eve of: an event of another day
# Openings of units that are shorter than a day, and of a little while: hours, minutes, moments.
SHORT_UNITS = ("ساع", "دقيق", "دقاي", "لحظ", "قليل", "وقت", "فتر", "وجيز")
# Issued, held: the day behind is of a statement or meeting.
ISSUED = frozenset(("صادر", "صادره", "منعقد", "منعقده"))
# The most of all, by degree: fiercest, worst, largest, widest; of many, by number: first … tenth.
MOST = frozenset((
    "اكبر", "كبري", "اعنف", "اشد", "اضخم", "اسوا", "ادمي", "اخطر", "اقوي", "ابرز", "اوسع",
    "اكثر", "اعلي", "اطول",
))  # fmt: skip
NTH = frozenset((
    "اول", "اولي", "ثاني", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس", "سادسه",
    "سابع", "سابعه", "ثامن", "ثامنه", "تاسع", "تاسعه", "عاشر", "عاشره",
))  # fmt: skip
FORMER = frozenset(("سابق", "سابقه"))  # former
TIME_OF_MANY = "مره"  # one time
KIND = "نوع"  # kind
