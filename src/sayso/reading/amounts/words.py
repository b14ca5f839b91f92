"""Words of numbers, bounds, units and money, as data."""

from sayso import text


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ONES: dict[str, int] = {
    word: n
    for n, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
DOZEN = 12
# Written behind digits: "$4.5m", "2bn". A lone "m" after digits without a sign of money is metres.
SHORT_SCALES: dict[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# "hundreds of": at least two of them, and no more is known.
VAGUE: dict[str, float] = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20e6,
    "hundreds of millions": 200e6, "tens of billions": 20e9, "hundreds of billions": 200e9, "dozens": 24,
    "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9, "trillions": 2e12,
    "a handful": 3, "several hundred": 300, "several thousand": 3000, "several dozen": 36, "several million": 3e6,
    "several": 3,
}  # fmt: skip
FRACTIONS: dict[str, float] = {
    "half": 50.0, "third": 100 / 3, "quarter": 25.0, "fourth": 25.0, "fifth": 20.0, "sixth": 100 / 6, "eighth": 12.5,
    "tenth": 10.0,
}  # fmt: skip

# What stands before a number and makes it a bound; "about" says that the bound is not sharp.
LOW = (
    "at least", "more than", "over", "no fewer than", "not fewer than", "no less than", "not less than",
    "a minimum of", "minimum of", "upwards of", "upward of", "in excess of", "exceeding", "above", "greater than",
    "as few as", "as little as", "well over", "well above", "far more than", "north of",
)  # fmt: skip
LOW_NEAR = (
    "just over", "just above", "a little over", "slightly more than", "a little more than", "slightly over",
    "just more than", "little more than",
)  # fmt: skip
HIGH = (
    "up to", "at most", "no more than", "not more than", "fewer than", "less than", "under", "below", "a maximum of",
    "maximum of", "as many as", "as much as", "as high as", "well under", "well below",
)  # fmt: skip
HIGH_NEAR = (
    "nearly", "almost", "just under", "just below", "close to", "approaching", "just short of", "just shy of",
    "slightly less than", "slightly fewer than", "little less than", "not quite",
)  # fmt: skip
NEAR = (
    "about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "approx.",
    "in the region of", "something like", "more or less", "perhaps", "maybe",
)  # fmt: skip

# By sign. "$" alone becomes the United States' where the article knows no other dollar, and stays "$" elsewhere.
MONEY_SIGNS: dict[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "$", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₪": "ILS", "₦": "NGN", "₱": "PHP", "₺": "TRY", "Rs": "rupee", "Rs.": "rupee", "R": "ZAR",
    "RM": "MYR", "Sh": "shilling",
}  # fmt: skip
MONEY_CODES = _words("USD EUR GBP CHF JPY CNY AUD CAD NZD HKD SGD INR RUB UAH SEK NOK DKK PLN ZAR BRL MXN TRY AED SAR")
OTHER_DOLLARS = ("Canadian dollar", "Australian dollar", "New Zealand dollar", "Hong Kong dollar", "Singapore dollar")
DOLLAR_HOMES = _words("au ca hk jm nz sg tt tw bb bs fj gy na zw")  # ends of addresses
# After a number.
MONEY_WORDS: dict[str, str] = {
    "us dollars": "USD", "u.s. dollars": "USD", "canadian dollars": "CAD", "australian dollars": "AUD",
    "new zealand dollars": "NZD", "hong kong dollars": "HKD", "singapore dollars": "SGD", "dollars": "$", "dollar": "$",
    "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "indian rupees": "INR", "pakistani rupees": "PKR", "rupees": "rupee", "rubles": "RUB", "roubles": "RUB",
    "hryvnias": "UAH", "hryvnia": "UAH", "swiss francs": "CHF", "francs": "franc", "rand": "ZAR", "shekels": "ILS",
    "swedish kronor": "SEK", "norwegian kroner": "NOK", "danish kroner": "DKK", "kronor": "krona", "kroner": "krone",
    "zloty": "PLN", "zlotys": "PLN", "won": "KRW", "mexican pesos": "MXN", "pesos": "peso", "turkish lira": "TRY",
    "lira": "lira", "liras": "lira", "reais": "BRL", "dirhams": "dirham", "riyals": "riyal", "rials": "rial",
    "dinars": "dinar", "naira": "NGN", "ringgit": "MYR", "baht": "THB", "shillings": "shilling", "bitcoins": "BTC",
    "bitcoin": "BTC",
}  # fmt: skip
# Hundredths of some money: the value is a hundredth, the money is for the page to say.
CENTS: dict[str, str | None] = {"cents": None, "cent": None, "pence": "GBP"}

_UNITS = """
%: % percent per_cent pc
percentage points: percentage_points percentage_point pps
bp: basis_points basis_point bps
km: km kms kilometers kilometres kilometer kilometre
m: metres meters metre meter
cm: cm centimetres centimeters centimetre centimeter
mm: mm millimetres millimeters millimetre millimeter
mi: miles mile
ft: feet foot ft
in: inches inch
yd: yards yard
nmi: nautical_miles nautical_mile
sq km: square_kilometers square_kilometres sq_km km2 square_kilometer square_kilometre
sq mi: square_miles square_mile sq_mi
sq ft: square_feet square_foot sq_ft
m2: square_metres square_meters sq_m m2
m3: cubic_metres cubic_meters m3
acre: acres acre
ha: hectares hectare ha
kg: kg kgs kilograms kilogrammes kilos kilogram kilo
g: grams grammes gram
mg: milligrams mg milligram
t: tonnes tonne metric_tons metric_ton
ton: tons ton
oz: ounces ounce oz
lb: lbs lb
l: litres liters litre liter
ml: ml millilitres milliliters
gal: gallons gallon
barrel: barrels barrel
mph: mph
km/h: kph km/h kmh
knot: knots
°C: degrees_Celsius °C ºC degrees_C degrees_centigrade C
°F: degrees_Fahrenheit °F ºF degrees_F F
degree: degrees degree
kW: kW kilowatts
MW: MW megawatts megawatt
GW: GW gigawatts gigawatt
kWh: kWh kilowatt-hours kilowatt_hours
MWh: MWh megawatt-hours
TWh: TWh terawatt-hours
KB: KB
MB: MB megabytes
GB: GB gigabytes gigabyte
TB: TB terabytes terabyte
Hz: Hz
GHz: GHz
megapixel: megapixels megapixel MP
light-year: light-years light_years
times: times
"""
UNITS: dict[str, str] = {
    word.replace("_", " "): line.partition(": ")[0]
    for line in _UNITS.strip().splitlines()
    for word in line.partition(": ")[2].split()
}
# Letters that are a unit only where they touch the digits: "16GB" and "5kg", but "5 C" and "100 m" are something else.
TOUCHING = _words("C F MP KB")
# "per" and what follows it, with "a" or "an" too: "a day".
PER = _words(
    """second minute hour day week month year night quarter decade kg kilo kilogram tonne ton litre liter gallon barrel
    acre hectare mile km person head unit share square hundred ounce pound vote student pupil passenger household family
    worker employee capita game night room ticket"""
)

# After a number these are a length of time, which is no quantity here.
SPANS_OF_TIME = _words(
    """second seconds minute minutes hour hours day days week weeks weekend weekends month months year years decade
    decades century centuries night nights quarter quarters season seasons sec secs min mins hr hrs fortnight yr yrs
    o'clock am pm a.m. p.m. a.m p.m gmt bst est edt pst utc anniversary birthday bc ad bce ce"""
)
MONTHS = frozenset(text.MONTHS) | {f"{m}." for m in text.MONTHS if len(m) < 5 and m not in ("may", "june", "july")}
# "page 12", "Flight 12": the number is a name.
NUMBERED = _words(
    """no no. nos nos. number numbers section sections article articles chapter route highway interstate flight room
    page pages level phase type grade class channel figure table part act rule psalm version apartment apt suite unit
    gate track line platform round season episode lot item formula category tier title proposition measure vol vol.
    volume issue step paragraph clause question lane exit pier block bus train ward district precinct zone area verse
    schedule annex appendix group pool game match day week stage lesson resolution bill order case docket model iphone
    ipad android windows covid channel radio fm amendment amendments convention protocol agenda division league top
    size calibre caliber"""
)
# "911 calls"
EMERGENCIES = _words("911 999 112 000 111 101")
CALLED = _words("call calls caller callers operator operators dispatcher dispatchers")
STREETS = _words(
    """street st st. road rd rd. lane avenue ave ave. drive dr boulevard blvd blvd. square place court way terrace close
    row highway parkway crescent"""
)
# "a population of 864,652", "Attendance: 30,500": what stands before the number is counted; but not here.
NOT_COUNTED_BEFORE = _words(
    """total minimum maximum average mean median mother father parent mum mom dad couple group team family list set
    series number figure age height width length depth price cost value rate speed temperature end start middle one
    out sum level score record ratio version part side range place"""
)
# States that a bare number counts: "12 killed", "six dead", "three were wounded", "killed 12".
STATES = _words(
    """killed dead injured wounded hurt missing arrested detained displaced homeless hospitalised hospitalized rescued
    evacuated trapped stranded infected ill sick captured executed kidnapped abducted drowned stabbed shot charged
    convicted jailed sentenced sacked unemployed abstentions for against absent present alive injuries deaths
    casualties""".replace(" for against", "")
)
VERBS_OF_STATES = _words(
    """kill killed kills killing injure injured injures injuring wound wounded wounds wounding hurt hurting arrest
    arrested arrests arresting detain detained detaining displace displaced displacing rescue rescued rescuing
    evacuate evacuated evacuating infect infected infecting capture captured"""
)
# Between the number and what is counted, no part of it.
PASSED_OVER = _words(
    """more other others additional further extra another different such of the these those its their his her our my
    all"""
)
# A lone "one" before these, or after these, counts nothing.
NO_COUNT_AFTER_ONE = _words("day thing way time point side hand reason another who that which moment kind sort sense")
NO_COUNT_BEFORE_ONE = _words(
    "no that this the any every each which another some only loved big good new old first last"
)
