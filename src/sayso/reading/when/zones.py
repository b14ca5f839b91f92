"""Time zones: what an abbreviation or a city's name says about the clock. The standard library knows the rest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

# Hours from UTC, or the place whose clock is meant. None: shared by parts of the world that are hours apart.
ZONES: dict[str, float | str | None] = {
    "GMT": 0.0, "UTC": 0.0, "WET": 0.0, "BST": 1.0, "CET": 1.0, "WAT": 1.0, "CEST": 2.0, "EET": 2.0, "SAST": 2.0,
    "CAT": 2.0, "EEST": 3.0, "MSK": 3.0, "EAT": 3.0, "TRT": 3.0, "PKT": 5.0, "NPT": 5.75, "WIB": 7.0, "ICT": 7.0,
    "HKT": 8.0, "SGT": 8.0, "MYT": 8.0, "AWST": 8.0, "JST": 9.0, "KST": 9.0, "ACST": 9.5, "AEST": 10.0, "ACDT": 10.5,
    "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "NDT": -2.5, "ADT": -3.0, "EST": -5.0, "EDT": -4.0, "CDT": -5.0,
    "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "AKST": -9.0, "AKDT": -8.0, "HST": -10.0, "BRT": -3.0,
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "IST": None, "CST": None, "AST": None, "GST": None,
}  # fmt: skip
# "eastern time", "Pacific Daylight Time".
WALLS = {
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "greenwich": "UTC",
}  # fmt: skip
# Cities of datelines that do not name a zone of their own, by the zone whose clock they keep.
_KEEP = {
    "America/New_York": "washington,boston,philadelphia,atlanta,miami,baltimore,pittsburgh,cleveland,charlotte,"
    "orlando,tampa,buffalo,albany,newark,columbus,cincinnati,raleigh,hartford,providence",
    "America/Chicago": "dallas,houston,austin,st. louis,minneapolis,milwaukee,new orleans,memphis,nashville,san "
    "antonio,kansas city,omaha,oklahoma city,st. paul,des moines,madison",
    "America/Los_Angeles": "san francisco,seattle,san diego,las vegas,sacramento,portland,oakland,san jose",
    "America/Denver": "salt lake city,albuquerque,santa fe",
    "America/Toronto": "ottawa,montreal,quebec city", "America/Sao_Paulo": "rio de janeiro,brasilia",
    "America/Mexico_City": "guadalajara",
    "Europe/London": "manchester,birmingham,edinburgh,glasgow,liverpool,leeds,cardiff,bristol,oxford,cambridge",
    "Europe/Berlin": "frankfurt,munich,hamburg,cologne,bonn,stuttgart,dresden,leipzig",
    "Europe/Paris": "marseille,lyon,strasbourg,nice,toulouse,calais,lille",
    "Europe/Rome": "milan,naples,turin,venice,florence,palermo,genoa",
    "Europe/Madrid": "barcelona,valencia,seville,bilbao", "Europe/Zurich": "geneva,bern,davos,basel,lausanne",
    "Europe/Amsterdam": "the hague,rotterdam", "Europe/Brussels": "antwerp", "Europe/Warsaw": "krakow,gdansk",
    "Europe/Moscow": "st. petersburg,st petersburg", "Europe/Kyiv": "kyiv,kiev,lviv,kharkiv,odesa,odessa,dnipro",
    "Asia/Shanghai": "beijing,guangzhou,shenzhen,wuhan,chengdu,nanjing", "Asia/Tokyo": "osaka,kyoto,hiroshima",
    "Asia/Kolkata": "new delhi,mumbai,delhi,chennai,bangalore,bengaluru,hyderabad,kolkata,srinagar",
    "Asia/Karachi": "islamabad,lahore,peshawar,rawalpindi", "Asia/Jerusalem": "tel aviv", "Asia/Ho_Chi_Minh": "hanoi",
    "Asia/Riyadh": "jeddah,mecca", "Asia/Dubai": "abu dhabi", "Asia/Baghdad": "mosul,basra,irbil,erbil",
    "Africa/Johannesburg": "cape town,pretoria,durban", "Africa/Lagos": "abuja,kano", "Europe/Istanbul": "ankara",
    "Australia/Sydney": "canberra", "Pacific/Auckland": "wellington,christchurch", "Asia/Yangon": "yangon,rangoon",
    "Asia/Almaty": "astana",
}  # fmt: skip
# Zones that are called after the city where the clock hangs.
_OWN = {
    "Africa": "Abidjan Accra Algiers Bamako Cairo Casablanca Dakar Gaborone Harare Johannesburg Juba Kampala Khartoum "
    "Kigali Kinshasa Lagos Luanda Lusaka Maputo Mogadishu Monrovia Nairobi Niamey Tripoli Tunis Windhoek",
    "America": "Anchorage Asuncion Bogota Caracas Chicago Denver Detroit Edmonton Guatemala Guayaquil Halifax Havana "
    "Jamaica La_Paz Lima Los_Angeles Managua Montevideo New_York Panama Phoenix Port-au-Prince Santiago Toronto "
    "Vancouver Winnipeg",
    "Asia": "Amman Ashgabat Baghdad Bahrain Baku Bangkok Beirut Bishkek Colombo Damascus Dhaka Dubai Dushanbe Gaza "
    "Hebron Hong_Kong Jakarta Jerusalem Kabul Karachi Kathmandu Kuala_Lumpur Kuwait Manila Muscat Nicosia Phnom_Penh "
    "Pyongyang Qatar Riyadh Seoul Shanghai Singapore Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Ulaanbaatar "
    "Vientiane Vladivostok Yerevan",
    "Australia": "Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney",
    "Europe": "Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Chisinau Copenhagen Dublin "
    "Helsinki Istanbul Lisbon Ljubljana London Luxembourg Madrid Malta Minsk Monaco Moscow Oslo Paris Podgorica Prague "
    "Riga Rome Sarajevo Skopje Sofia Stockholm Tallinn Tirane Vienna Vilnius Warsaw Zagreb Zurich",
    "Pacific": "Auckland Fiji Guam Honolulu",
}
CITIES: dict[str, str] = {city: zone for zone, cities in _KEEP.items() for city in cities.split(",")} | {
    name.replace("_", " ").lower(): f"{region}/{name}" for region, names in _OWN.items() for name in names.split()
}


@cache
def zone_called(name: str) -> tzinfo | None:
    """The zone of an abbreviation ("ET"), of a wall ("eastern") or of a city ("seoul"); None where it is not known."""
    found = ZONES.get(name) if name in ZONES else WALLS.get(name.lower(), CITIES.get(name.lower()))
    if isinstance(found, float):
        return timezone(timedelta(hours=found))
    try:
        return None if found is None else ZoneInfo(found)
    except (KeyError, OSError, ValueError):  # no zone data on this machine
        return None


def as_utc(wall: datetime, zone: tzinfo) -> datetime:
    """The moment at which a clock in `zone` shows `wall` (whose own zone is not looked at). Raises OverflowError."""
    return wall.replace(tzinfo=zone).astimezone(UTC)
