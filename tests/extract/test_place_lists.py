"""Lists of places, what adds one to them, and where a sentence opens."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code


def places_of(text: str) -> list[str]:
    """The places of the last claim of a text, in the text's words."""
    return [place.text for place in code(document(text), load()).claims[-1].places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # what adds a place to those before
        ("قصفت الطائرات سراقب بالإضافة إلى حيش، وإضافة إلى حاس.", ["سراقب", "حيش", "حاس"]),
        ("قصفت الطائرات سراقب إضافة لحيش وكذلك حاس وأيضا بنش.", ["سراقب", "حيش", "حاس", "بنش"]),
        ("قصفت الطائرات سراقب إلى جانب قرية حيش، علاوة على حاس.", ["سراقب", "حيش", "حاس"]),
        ("كثفت الطائرات غاراتها على معسكر العند، وفي زنجبار، فضلا عن تعز.", ["معسكر العند", "زنجبار", "تعز"]),
        ("قصفت الطائرات سراقب إضافة لأطراف قرية كفر نوران غربي حلب.", ["سراقب", "كفر نوران"]),
        ("دارت معارك على أطراف حي الخالدية وعلى محاور دوار شيحان.", ["الخالدية", "دوار شيحان"]),
        ("القصف على عين ديوار وديرك أدى إلى مقتل رجل، كما أصاب مدرسة.", ["عين ديوار", "ديرك"]),
        ("جرت عمليات تمشيط في لحج وكذلك تمشيط مثلث العند.", ["مثلث العند"]),
        # commas behind a word for several, a colon before them, names that are common words too
        ("طال القصف بلدات سراقب، حيش، حاس.", ["سراقب", "حيش", "حاس"]),
        ("شن الطيران غارات على مدن وقرى: كفر زيتا، حيش، الزكاة، بنش.", ["كفر زيتا", "حيش", "الزكاة", "بنش"]),
        ("قصفت المدفعية قرى ريف إدلب: حنتوتين وحيش.", ["حنتوتين", "حيش"]),
        ("شنت الطائرات غارات على كل من حرض وميدي وعبس.", ["حرض", "ميدي", "عبس"]),
        ("قصفت المدفعية رتلا في مدينة معرة النعمان وخطوط إمداداتهم القريبة.", ["معرة النعمان"]),
        # what commas alone mark off there: common words, several words, what opens names and is a verb too
        (
            "دخل الجيش قرى حيش، جديدة أبو راس، عين جمل، شيخ دان، تل الطوقان، مزرعة كبيرة، البرج، وحاس.",
            ["حيش", "جديدة أبو راس", "عين جمل", "شيخ دان", "تل الطوقان", "مزرعة كبيرة", "البرج", "حاس"],
        ),
        ("قصفت المدفعية محاور القصر، وسراقب، وكفر نبل.", ["القصر", "سراقب", "كفر نبل"]),
        ("قصفت المدفعية مناطق القوات، وسراقب.", ["سراقب"]),
        ("دارت اشتباكات على جبهتي عاجل وسراقب.", ["عاجل", "سراقب"]),
        # several without names beside one, and what the places were hit by
        ("قصفت المدفعية مدينة سراقب وعدة قرى بريف حماة الشمالي.", ["سراقب", "ريف حماة الشمالي"]),
        ("استهدفت المدفعية قرية حيش بقذائف الهاون وبلدة حاس.", ["حيش", "حاس"]),
        ("قصف الطيران بلدات حيش، حاس، القوات الحكومية، أمس.", ["حيش", "حاس"]),
        ("قصفت المدفعية قرى حيش، حاس، المجاورة، غربي إدلب، مساء السبت.", ["حيش", "حاس"]),
    ],
)
def test_a_list_goes_on_as_long_as_something_joins_its_places(text: str, places: list[str]) -> None:
    assert places_of(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # governorates that hold none of the towns beside them stay
        (
            "استهدفت الغارات مواقع في الحسكة والرقة، وقرب كركوك والموصل.",
            ["الحسكة", "الرقة", "كركوك", "الموصل"],
        ),
        # a country a part of which is where something happens
        ("قتل مدني في قصف بأنحاء متفرقة من العراق.", ["العراق"]),
        ("شنت طائرات غارات على أجزاء واسعة من السودان.", ["السودان"]),
        # where a sentence opens, before who tells it
        ("وفي محافظة المنيا قال شهود إن رجلين يستقلان دراجة نارية أطلقا النار على شرطي.", ["المنيا"]),
        ("في مدينة بنش، قالت مصادر إن مسلحين كانوا يرتدون زيا أسود قتلوا شرطيا.", ["بنش"]),
        # the town in whose middle a place lies; a strange name that says where talk is held
        ("انفجرت سيارة عند دوار الكنيسة وسط بعقوبة.", ["دوار الكنيسة"]),
        ("بدأت محادثات أميركية إيرانية مباشرة في بورغنشتوك بمشاركة وسطاء.", ["بورغنشتوك"]),
        # what a gazetteer puts before the name of a town
        ("ألقت القوات القبض على رجل في ناحية القيارة.", ["القيارة"]),
    ],
)
def test_what_a_sentence_puts_somewhere_is_there(text: str, places: list[str]) -> None:
    assert places_of(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # hamlets, crossroads, bridges and checkpoints, called by any definite word or a strange one
        ("داهمت قوات الأمن عزبة الصعايدة في البحيرة واعتقلت ستة.", ["عزبة الصعايدة"]),
        ("هاجم مستوطنون خربة طانا شرق نابلس.", ["خربة طانا"]),
        ("قصف الاحتلال مفترق السرايا وسط غزة.", ["مفترق السرايا"]),
        ("قصف الطيران جسر الرئيس في حلب.", ["جسر الرئيس"]),
        ("هاجم مسلحون حاجز الطيبة وقتلوا ثلاثة جنود.", ["حاجز الطيبة"]),
        ("قصف الطيران وادي الملك.", ["وادي الملك"]),
        ("قتل قيادي بغارة في منطقة بيت دهرة شمال صنعاء.", ["بيت دهرة"]),
        # what only describes is no name, nor what fights
        ("قتل جندي عند حاجز مؤقت في سراقب.", ["سراقب"]),
        ("اقتحمت القوات مخيم عسكر القديم.", ["مخيم عسكر"]),
        # a family and the make of a thing are called like towns; a capital is struck
        ("مقتل القيادي بحزب الله سليم عياش في منطقة السيدة زينب.", ["السيدة زينب"]),
        ('إسقاط طائرة من طراز "هرمز 450" في سماء سراقب.', ["سراقب"]),
        ("أطلق الحوثيون صواريخ على الرياض.", ["الرياض"]),
        # the capital of a governorate stands between two towns of a list
        ("سيطرت المقاومة على زنجبار عاصمة أبين، إضافة إلى مدينة شقرة.", ["زنجبار", "شقرة"]),
    ],
)
def test_a_word_of_place_announces_what_is_called_by_it(text: str, places: list[str]) -> None:
    assert places_of(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # a total is at no single spot that was told before, and nothing is where other news was
        ("انفجرت عبوة في سراقب. وخلال عامين كثف المسلحون هجماتهم على الجيش وقتلوا مئات الجنود.", []),
        ("انفجرت عبوة في سراقب. وقتل جنديان وجرح ثالث.", ["سراقب"]),
        # one countryside by two of its sides, two of them by two names
        ("قصفت الطائرات مواقع في ريفي حلب الجنوبي والغربي.", ["ريفي حلب الجنوبي والغربي"]),
        ("قصفت الطائرات مواقع في ريفي حماة وإدلب.", ["حماة", "إدلب"]),
        # a strange name with its side, also one that begins like a word for "and"
        ("مقتل جنديين في وزيرستان الشمالية.", ["وزيرستان الشمالية"]),
        ("قتل ثلاثة أشخاص بانفجار في العاصمة صنعاء.", ["صنعاء"]),
        ("قتل جنديان في ودمدني أمس.", ["ودمدني"]),
    ],
)
def test_where_an_event_was_is_no_wider_and_no_narrower_than_told(text: str, places: list[str]) -> None:
    assert places_of(text) == places
