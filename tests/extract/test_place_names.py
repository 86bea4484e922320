"""Which words are names of places: behind a word of place, and where they are none."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code


def places_of(text: str) -> list[str]:
    """The places of the first claim of a text, in the text's words."""
    return [place.text for place in code(document(text), load()).claims[0].places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # villages called after people, and by a word that tells no act
        ("قصفت المدفعية موقعا عسكريا في قرية الصياد بريف الحسكة.", ["الصياد"]),
        ("قصفت المدفعية بلدة الشيوخ شمال منبج.", ["الشيوخ"]),
        ("اقتحمت دورية منازل في قرية ضمان وقتلت رجلا.", ["ضمان"]),
        ("قصف الطيران قرية سلام في ريف إب.", ["سلام"]),
        ("داهمت القوات قرية المزارع واعتقلت أخاه.", []),  # where he is from
        ("قصفت المدفعية قرية صغيرة في ريف الحسكة.", ["ريف الحسكة"]),
        # the bank of a river, and the land of that name
        ("سيطر الجيش على حي الجفرة على الضفة الغربية لنهر الفرات.", ["الجفرة"]),
        ("اقتحمت القوات قرى في الضفة الغربية لاعتقال مطلوبين.", ["الضفة الغربية"]),
        # a thing, or somebody who speaks, called like a town; a particle
        ("تركز القصف على محيط حديقة “تدمر” وسط حاس.", ["حاس"]),
        ("قصفت الطائرات سيارة في كراج للشاحنات وسط مدينة إعزاز.", ["إعزاز"]),
        ("قال الأحمدي إن الميليشيات قصفت حي العريش في عدن.", ["العريش"]),
        ("أكدت دمشق أن الطائرات قصفت مواقع.", []),
        ("تتواصل الاشتباكات في محور سد تشرين الواصل إلى كوباني.", ["سد تشرين", "كوباني"]),
        ("وقعت جرائم في غزة ولعل أخطرها اختطاف طفلة.", ["غزة"]),
        # the parties to a deal, both of which end as an adjective in the accusative does
        ("تشن الطائرات غارات على مواقع المعارضة، رغم اتفاق يسري منذ شهر، وقع بين روسيا وتركيا.", []),
        # two names as one, in quotation marks; the other name of a town; what a comma says a village lies in
        ("قصفت المدفعية منطقة “نابل - حيدر” وقتلت رجلا.", ["نابل - حيدر"]),
        ("قتل ثلاثة رجال في مدينة عين العرب السورية (كوباني) بقصف.", ["عين العرب"]),
        ("قصفت المدفعية قرية صوغان، بناحية شيران بريف عفرين.", ["صوغان"]),
        ("قصفت الطائرات بلدة شنان بريف إدلب ومناطق في محيط بلدة حيش.", ["شنان", "حيش"]),
        # the countryside of a town that no side cuts; whose checkpoint it is; a country that strikes
        ("قصفت الطائرات ريف مدينة إدلب.", ["إدلب"]),
        ("قصفت الطائرات ريف مدينة إدلب الجنوبي.", ["ريف مدينة إدلب الجنوبي"]),
        ("سيطر مقاتلون على حاجز الحديقة في بلدة حيش.", ["حاجز الحديقة"]),
        ("سيطر مقاتلون على حاجز الجنود في بلدة حيش.", ["حيش"]),
        ("أصيب مدنيون بقصف لروسيا على ثلاث قرى شمالي سوريا.", ["شمالي سوريا"]),
        # what is counted is no town
        ("أسفر قصف عن مقتل تسعة مدنين في سوق بمدينة الباب.", ["الباب"]),
    ],
)
def test_names_and_common_words(text: str, places: list[str]) -> None:
    assert places_of(text) == places
