"""Where events happen: what a sentence puts in a place, what only lies beside it, what was told before."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code


def places_of(text: str) -> list[list[str]]:
    """The places of each claim of a text, in the text's words."""
    return [[place.text for place in claim.places] for claim in code(document(text), load()).claims]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # what a place lies by, or belongs to, is not where
        ("اندلعت اشتباكات قرب بلدة كفرزيتا القريبة من نابلس.", ["كفرزيتا"]),
        ("قصفت الطائرات قرية حيش التابعة لمعرة النعمان.", ["حيش"]),
        ("قصفت الطائرات قاعدة العند التي تقع شمال مدينة لحج.", ["قاعدة العند"]),
        # a country that acts is not where it acts
        ("استهدف قصف لقوات الأسد وروسيا سوقاً في بلدة سرمين.", ["سرمين"]),
        # a list is one place after another, whatever its members are, and each by its own name
        ("شنت طائرات غارات على مواقع التنظيم في سوريا والعراق.", ["سوريا", "العراق"]),
        ("اندلعت مواجهات في محيط جبلي صلوان والرمان.", ["صلوان", "الرمان"]),
        ("دارت معارك في ريف حلب الغربي ومناطق غربي حماة.", ["ريف حلب الغربي", "غربي حماة"]),
        ("غارات على سراقب، ودمشق تنفي قصف المدنيين", ["سراقب"]),
        ("اندلعت اشتباكات في بلدتي حاس والمضيق.", ["حاس", "المضيق"]),
        ("شنت طائرات غارات قرب مدن الحبانية وحديثة ومخمور.", ["الحبانية", "حديثة", "مخمور"]),
        ("سيطر الجيش على قرى الزكاة والأربعين والصخر شمال حماة.", ["الزكاة", "الأربعين", "الصخر"]),
        ("استهدف القصف أحياء الشيخ سعيد والصاخور والشعار.", ["الشيخ سعيد", "الصاخور", "الشعار"]),
        ("قصفت الطائرات مدن حماة وحمص والمدنيين فيها.", ["حماة", "حمص"]),
        ("سيطرت القوات على عدن ولحج وأبين.", ["عدن", "لحج", "أبين"]),
        # a joined particle is no village of that name, nor an adjective a town
        ("قال إن القوات قصفت القرية وأنه سقط قتلى.", []),
        ("قصفت القوات لفترة طويلة بلدة سرمين.", ["سرمين"]),
        ("قصفت القوات مدينة طويلة في دارفور.", ["طويلة"]),
        # a palace is a building, and no village of that name
        ("استعادت القوات قصر الرئاسة في عدن.", ["عدن"]),
        # two governorates' places: the one is not around the other
        ("استهدف تفجيران كنيسة في طنطا وكاتدرائية في الإسكندرية.", ["طنطا", "الإسكندرية"]),
        ("قصفوا هدفا عسكريا في يافا ردا على مجازر غزة.", ["يافا"]),
        # what a comma does not part is no list
        ("أغلقت القوات أكثر طرق المملكة زحاما.", ["طرق المملكة"]),
        # where somebody is from, and where another event of the clause is
        ("قتل شاب تونسي أصيل المنستير في المعارك الدائرة في سوريا.", ["سوريا"]),
        ("قتل شاب من أبناء مدينة القامشلي برصاص مسلحين في الرقة.", ["الرقة"]),
        ("اقتحم مستوطنون أحياء في الخليل غداة مسيرة الأعلام في القدس.", ["الخليل"]),
        ("هاجم الحوثيون سفنا في خليج عدن ردا على الحرب في غزة.", ["خليج عدن"]),
        # one name once; what is wider is left out, unless a list joins it
        ("سيطر الجيش على مدينة عدن بعد معارك في حي التواهي.", ["عدن"]),
        ("في مدينة عدن سيطر الجيش على حي التواهي.", ["التواهي"]),
        ("في ريف حلب الجنوبي نفذت طائرات غارات على أماكن في تل الضمان.", ["تل الضمان"]),
        ("قصفت المدفعية ريف إدلب وبلدة سرمين.", ["ريف إدلب", "سرمين"]),
        # a side of a governorate or of the country is part of the name, of a town it is not
        ("قتل ثلاثة جنود بهجوم مسلح شرقي دير الزور.", ["شرقي دير الزور"]),
        ("قصفت المدفعية موقعاً شرقي بلدة سرمين.", ["سرمين"]),
        ("قتل ثلاثة جنود بهجوم مسلح في شمال البلاد.", ["شمال البلاد"]),
        # the country that backs a party, whose base it is
        ("اندلعت معارك في لحج مع القوات المدعومة من السعودية.", ["لحج"]),
        ("قصف مسلحون قاعدة أمريكية في سوريا.", ["سوريا"]),
        ("قصفت المدفعية مركز المدينة وألحقت أضراراً بكاتدرائية في الأتارب.", ["الأتارب"]),
        # where those stand who strike elsewhere, and where from
        ("قصفت قوات النظام المتمركزة في بلدة سراقب مدينة أريحا بالمدفعية.", ["أريحا"]),
        ("اندلعت اشتباكات مع القوات المتمركزة في سراقب.", ["سراقب"]),
        ("قتل جنديان في انفجار مسيرة أطلقت من لبنان في قاعدة قرب حيفا.", ["حيفا"]),
        ("أطلق مسلحون صواريخ من لبنان.", ["لبنان"]),
        # the place that a relative clause tells of, and not the first of its sentence
        ("شهد معسكر الديلمي الواقع شمال قاعدة العند التي استعادها الجيش قبل يومين حشودا.", ["قاعدة العند"]),
        # whose home was hit, or who rose at home
        ("استهدف القصف أهالي بلدة حاس.", ["حاس"]),
        ("خرج أهالي بلدة حاس في مظاهرة ضد القصف.", ["حاس"]),
        ("استهدف القصف أهالي بلدة حاس في مخيم أطمة.", ["مخيم أطمة"]),
        # two sides of one country
        ("قتل ثلاثة أشخاص جراء القصف على مناطق شمال وشرق سوريا.", ["شمال وشرق سوريا"]),
        ("سيطر الجيش على مناطق في شمال وغرب بلدة سراقب.", ["سراقب"]),
        # no names: an adjective after an indefinite noun, a verb, the name of a person
        ("استهدفت غارات معبراً نهرياً في مدينة الميادين.", ["الميادين"]),
        ("قصفت الطائرات قرية حيش وهي منطقة يقطنها الفلاحون.", ["حيش"]),
    ],
)
def test_the_places_of_one_sentence(text: str, places: list[str]) -> None:
    assert places_of(text)[0] == places


def test_what_happens_without_a_place_happens_where_the_last_did() -> None:
    text = "قصفت الطائرات بلدة سرمين. واعتقلت قوات الأمن ثلاثة شبان."
    assert places_of(text) == [["سرمين"], ["سرمين"]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل مدني في قرية حيش شمال بلدة الهبيط. وقصفت الطائرات القرية مساء.", ["حيش"]),
        ("وصلت قوات إلى مدينة سراقب وبلدة شقرة. وفجر مسلحون جسراً في المدينة.", ["سراقب"]),
        ("وصلت قوات إلى مدينتي زنجبار وشقرة. ثم قصفت الطائرات المدينتين.", ["زنجبار", "شقرة"]),
        ("اعتقلت الشرطة طلاباً في جامعة النجاح قرب نابلس. واقتحم الجنود الجامعة فجراً.", ["جامعة النجاح"]),
        # a town that no word announced, even of the same sentence
        ("أصيب ثلاثة في سراقب جراء انفجار وقع وسط المدينة.", ["سراقب"]),
        # a capital is no village; a governorate is one by its seat's name
        ("قتل مدني في قرية حيش. وقال مسؤول في إدلب إن الطائرات قصفت القرية.", ["حيش"]),
        ("وصلت تعزيزات إلى مأرب. وقتل ثلاثة حوثيين بغارة جنوب غربي المحافظة.", ["مأرب"]),
        # no pointing: a name of its own, or several
        ("عبر الجنود نهر الفرات. واستهدف مسلحون سفينة في البحر الأحمر.", ["البحر الأحمر"]),
    ],
)
def test_a_word_of_place_points_back_to_what_was_called_so(text: str, place: list[str]) -> None:
    assert places_of(text)[-1] == place


def test_a_sea_is_of_no_country() -> None:
    text = "قصفت الطائرات مدينة صنعاء. واستهدف الحوثيون سفينة في البحر الأحمر."
    place = code(document(text), load()).claims[-1].places[0]
    assert (place.text, place.country, place.admin) == ("البحر الأحمر", None, None)


def test_each_of_two_events_has_the_place_on_its_side() -> None:
    text = "اقتحم مستوطنون أحياء في الخليل غداة مسيرة الأعلام في القدس."
    assert places_of(text) == [["الخليل"], ["القدس"]]
