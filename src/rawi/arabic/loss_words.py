"""Words that rules about losses ask for; the rest of the closed classes stand in words.py. All are folded."""

# Openings of what answers an event: in reply to, in protest against, in revenge for, on the grounds of.
IN_REPLY = ("ردا", "احتجاجا", "تنديدا", "استنكارا", "انتقاما", "ثارا", "علي خلفيه", "حدادا", "غضبا")
# Openings of rising: `من 7 إلى 10` behind it is 10 now.
RISING = ("ارتفع", "ارتفاع", "يرتفع", "ترتفع", "زياده", "زادت", "تزداد", "قفز", "تصاعد")
TRIES = ("حاول", "يحاول", "تحاول", "محاول")  # openings: try, attempt
SUCCEED = ("نجح", "فلح", "ثمر")  # endings: succeed, bear fruit
ANY_HARM = frozenset(("اذي", "سوء", "مكروه"))  # harm: not even this befell somebody
KILLING = "قتل"  # the noun whose genitive may be the killer
ADDED = "اضافه"  # before ل: besides
MARTYRS = "شهداء"  # in names of units no loss
ALL_OF_THEM = frozenset(("جميعهم", "كلهم", "وجميعهم", "وكلهم"))
# Millions; hundreds (of thousands): no one day drives out so many.
MILLIONS = frozenset(("ملايين", "الملايين", "مليون", "مليوني"))
HUNDREDS = frozenset(("ميات",))
MADE_UP = ("مكون", "مولف")  # openings of made up, composed (of)
RULED = "قض"  # opening of die, which with ب is to rule, to order
# Openings of giving first aid, taking to hospital, treating.
RESCUES = ("اسعف", "اسعاف", "نقل", "عالج", "علاج")
