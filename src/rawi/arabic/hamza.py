"""Spells the hamza of a conjugated verb on its seat, folded: أكّد يؤكّد · سأل سُئل · بدأوا يبدؤون · أنشأ يُنشئ.

Source: the rules of the seat in W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I, §§ 131–140.
"""

HAMZA = "ء"


def seat_hamza(surface: str, radical: int, form: int, aspect: str, voice: str) -> tuple[str, ...]:
    """The folded spellings of a surface whose root letter `radical` (0, 1, 2) is a hamza.

    >>> seat_hamza("يءكد", 0, 2, "imperfect", "active"), seat_hamza("بدءوا", 2, 1, "perfect", "active")
    (('يوكد',), ('بداوا', 'بدووا'))

    Raises: nothing; a surface without hamza is returned as it is.
    """
    at = surface.find(HAMZA)
    if at < 0:
        return (surface,)
    passive, perfect = voice == "passive", aspect == "perfect"
    seats = (_first, _second, _third)[radical](surface[:at], surface[at + 1 :], form, perfect, passive)
    return tuple(dict.fromkeys(_joined(surface[:at], seat, surface[at + 1 :]) for seat in seats))


def _joined(before: str, seat: str, after: str) -> str:
    """Two alefs in a row are one madda: أ + ا, ا + أ."""
    if seat == "ا" and before.endswith("ا") and len(before) == 1:
        return before + after
    if seat == "ا" and after.startswith("ا"):
        return before + after
    return before + seat + after


def _first(before: str, after: str, form: int, perfect: bool, passive: bool) -> str:
    if not before:
        return "ا"
    if perfect:
        if form == 8:
            return "و" if passive else "ي"
        return "و" if form == 4 and passive else "ا"
    return "و" if form in (2, 3, 4) or (passive and form == 1) else "ا"


def _second(before: str, after: str, form: int, perfect: bool, passive: bool) -> str:
    if before.endswith(("ا", "و")) and form in (3, 6):
        return HAMZA if perfect or form == 6 else "ي"
    if perfect:
        return "ي" if passive else "ا"
    return "ي" if not passive and form in (2, 3, 4, 7, 8, 10) else "ا"


def _third(before: str, after: str, form: int, perfect: bool, passive: bool) -> str:
    if before.endswith(("ا", "و", "ي")) and len(before) > 1:  # جاء، يسوء، يجيء
        return HAMZA + ("و" if after.startswith("و") else "ي" if before.endswith("ي") and after else "")
    if perfect and passive:
        return "ي"
    if perfect and form == 1 and len(before) == 1:  # جئت
        return "ي"
    if not perfect and not passive and form in (2, 3, 4, 7, 8, 10):
        return "ي"
    return "او" if after.startswith("و") else "ا"
