"""Which column of a table says what: the usual headings of OCHA, GeoNames and plain tables."""

import re
from collections.abc import Iterable, Mapping

from rawi.errors import InputError

# Headings, in small letters and without signs, of each field that is not an administrative one.
HEADINGS: dict[str, tuple[str, ...]] = {
    "name_ar": ("namear", "arabicname", "namearabic", "placenamearabic", "arname", "featurear",
                "featurenamear", "namealtar", "settlementar", "villagear", "villagenamear",
                "neighborhoodar", "ar"),
    "name_en": ("nameen", "englishname", "nameenglish", "placenameenglish", "enname", "featureen",
                "featurenam", "featurename", "settlementen", "villageen", "villagenameen",
                "neighborhooden", "asciiname", "en"),
    "name": ("name", "placename", "title", "village", "settlement", "town", "localname", "featname"),
    "alt_ar": ("altar", "altnamear", "alternatear"),
    "alt_en": ("alten", "altnameen", "altname", "alternatenames", "alternativename"),
    "generated": ("namear" + "generated",),
    "lat": ("lat", "latitude", "latitudey", "y", "pointy", "ycoord", "centerlat", "latdd", "gpslatitude"),
    "lon": ("lon", "long", "lng", "longitude", "longitudex", "x", "pointx", "xcoord", "centerlon", "londd",
            "longdd", "gpslongitude"),
    "country": ("country", "countrycode", "iso2", "isoa2", "cc", "iso31661alpha2", "adm0code"),
    "kind": ("type", "kind", "featuretype", "featuretyp", "place", "fclass", "class", "placetype"),
    "pcode": ("pcode", "placecode", "featurepcode", "featurerefcode", "placepcode", "settlementpcode", "p"),
    "admin1_en": ("admin1en", "governorateen", "govnameen"),
    "admin1": ("admin1", "governoratear", "govnamear", "governorate", "province"),
    "admin2": ("admin2", "districtar", "distnamear", "district"),
    "admin3": ("admin3", "subdistrictar", "subdistrict"),
    "geonameid": ("geonameid", "geonamesid", "gnid"),
    "wikidata": ("wikidata", "wikidataid", "qid"),
    "population": ("population", "pop", "poptotal", "populationtotal"),
    "box": ("bbox",),
}  # fmt: skip
# adm1_ar, ADM3_EN, admin4Name_ar, admin1Pcode, adm2_name1 …: level and what of it
_LEVEL = re.compile(r"^adm(?:in)?([0-5])(?:name)?(en|ar|pcode|ref|name|name1|alt1ar|alt1en|)$")
_OF_LEVEL = {"en": "en", "ar": "ar", "pcode": "pcode", "name": "en", "ref": "en"}


def plain_heading(heading: str) -> str:
    """A heading in small letters without signs.

    >>> plain_heading("ADM1_PCODE"), plain_heading("admin4Name_ar")
    ('adm1pcode', 'admin4namear')
    """
    return re.sub(r"[\W_]+", "", heading).lower()


def find_columns(headings: Iterable[str]) -> dict[str, str]:
    """Field by heading; administrative levels are `1ar`, `1en`, `1pcode` and so on.

    >>> find_columns(["ADM1_AR", "ADM1_PCODE", "NAME_EN", "Lat", "Long", "fid"])
    {'ADM1_AR': '1ar', 'ADM1_PCODE': '1pcode', 'NAME_EN': 'name_en', 'Lat': 'lat', 'Long': 'lon'}
    """
    found: dict[str, str] = {}
    for heading in headings:
        field = _field(plain_heading(heading))
        if field and field not in found.values():
            found[heading] = field
    return found


def _field(plain: str) -> str | None:
    for field, known in HEADINGS.items():
        if plain in known:
            return field
    level = _LEVEL.match(plain)
    if level is None:
        return None
    return level[1] + ("ar" if level[2] == "name1" else _OF_LEVEL.get(level[2], "en"))


def check_columns(where: str, columns: Mapping[str, str], headings: Iterable[str], *, placed: bool) -> None:
    """Refuse a table that has no names or no coordinates; `placed` where a geometry says them.

    Raises: InputError, naming the headings that are there.
    """
    fields = set(columns.values())
    wanting = []
    if not any(field.startswith("name_") or field == "name" or field[0].isdigit() for field in fields):
        wanting.append("a name (name_ar, name_en, ADM1_AR …)")
    if not placed and not {"lat", "lon"} <= fields:
        wanting.append("coordinates (lat and lon)")
    if wanting:
        shown = ", ".join(list(headings)[:12])
        raise InputError(
            f"{where}: no column for {' nor for '.join(wanting)}; it has {shown or 'no columns'}"
        )


def named_fields(record: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str]:
    """The values of a record by field, as words."""
    return {
        field: str(value).strip()
        for heading, field in columns.items()
        if (value := record.get(heading)) is not None
    }
