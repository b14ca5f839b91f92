# ruff: noqa: E501  (a table: one row a line reads better than wrapped)
"""Is it English? By letters and by the commonest little words; no model, no network."""

import re
from collections import Counter

from sayso.errors import LanguageNotRead

# The commonest words of running text. A word that is English too counts for English alone.
_LITTLE_WORDS: dict[str, tuple[str, frozenset[str]]] = {
    code: (name, frozenset(words.split()))
    for code, name, words in (
        ("en", "English", "the of and to in that is was for on with as by at from it he his she her they their has have had are were be been but not this which who will would said after about more than or an its out up when i you we my me do so if what there can all just like no don’t it’s i’m will your our how them him her us one"),
        ("de", "German", "der die das und ist nicht ein eine einen den dem des mit von zu auf für sich auch im am bei nach aus werden wurde sind hat wie dass oder aber sie er wir als noch um über zum zur"),
        ("fr", "French", "le la les des et est une dans que qui pour pas sur au aux par avec ce cette il elle sont ont été plus son sa ses du mais leur nous vous être ou ne se selon"),
        ("es", "Spanish", "el la los las de que y en un una por con para del se es su al lo como más pero sus le ha este sí porque esta entre cuando muy sin sobre también fue según"),
        ("pt", "Portuguese", "o os as de que e do da em um uma para com não no na por mais dos das como se foi ao ele sua seu ou quando muito já também pela pelo até são está segundo"),
        ("it", "Italian", "il lo la gli le di che e è un una per con non del della dei nel nella sono alla ha anche come più ma si da dal questo su al delle degli stato secondo"),
        ("nl", "Dutch", "de het een van en is dat op te zijn voor met die niet aan er om ook als bij naar wordt door maar hij ze was uit heeft nog over worden werd"),
        ("sv", "Swedish", "och att det som en på är av för med den till inte har de ett om var men sig från han hon vi så när kan ska efter eller vid också"),
        ("da", "Danish", "og at det som en på er af for med den til ikke har de et om var men sig fra han hun vi så når kan skal efter eller ved også"),
        ("no", "Norwegian", "og å det som en på er av for med den til ikke har de et om var men seg fra han hun vi så når kan skal etter eller ved også"),
        ("fi", "Finnish", "ja on ei se että hän oli ovat mutta myös kun niin kuin mukaan joka jotka vuoden ole sen tämä hänen"),
        ("pl", "Polish", "i w na z do się nie że jest to o jak ale po co tak za od przez dla są był oraz który które przy tym jego"),
        ("cs", "Czech", "a v na se je že s z do o i to jako ale za by pro po podle jsou který která které byl bylo při také"),
        ("sk", "Slovak", "a v na sa je že s z do o aj to ako ale za by pre po podľa sú ktorý ktorá ktoré bol bolo pri"),
        ("hu", "Hungarian", "a az és hogy nem is egy volt ez meg de csak már szerint még vagy mint ha kell ki lesz után"),
        ("ro", "Romanian", "și în de la cu a pe nu este să o care din mai un pentru au fost că ale sau după prin lui"),
        ("tr", "Turkish", "ve bir bu da de için ile çok daha olarak olan gibi en kadar sonra ne ya göre dedi olduğu"),
        ("hr", "Croatian, Bosnian or Serbian", "i u je na da se su za od s kako koji koja koje što ali nije ne iz po bi će to kao"),
        ("id", "Indonesian or Malay", "yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh juga ke adalah telah kata mereka tersebut"),
        ("vi", "Vietnamese", "và của là có được cho không các trong một người với đã những này để khi đến ở"),
        ("tl", "Filipino", "ang ng sa na mga ay at ito hindi para kay ni siya nang mula"),
        ("sw", "Swahili", "na ya wa kwa ni katika za la kuwa hiyo huo hii cha kama lakini"),
        ("ca", "Catalan", "el la els les de que i en un una per amb és del al com més però ha no són també aquest"),
    )
}  # fmt: skip
# Letters beyond the Latin ones: language where the script settles it.
_SCRIPTS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("ja", "Japanese", re.compile(r"[\u3040-\u30ff]")),
    ("ko", "Korean", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", "Chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", "Ukrainian", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", "Russian or another language in Cyrillic letters", re.compile(r"[\u0400-\u04ff]")),
    ("fa", "Persian", re.compile(r"[پچژگ]")),
    ("ar", "Arabic", re.compile(r"[\u0600-\u06ff]")),
    ("he", "Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("el", "Greek", re.compile(r"[\u0370-\u03ff]")),
    ("hi", "Hindi or another language in Devanagari letters", re.compile(r"[\u0900-\u097f]")),
    ("bn", "Bengali", re.compile(r"[\u0980-\u09ff]")),
    ("ta", "Tamil", re.compile(r"[\u0b80-\u0bff]")),
    ("th", "Thai", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", "Georgian", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", "Armenian", re.compile(r"[\u0530-\u058f]")),
    ("am", "Amharic", re.compile(r"[\u1200-\u137f]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏẠ-ỹ]")
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LOOKED_AT = 20_000
# Fewer words than these tell nothing, and the text gets the benefit of the doubt.
_FEWEST_WORDS, _FEWEST_LETTERS, _MANY_WORDS = 15, 40, 100
# Of fewer words so many, and this share, have to be little words of another language.
_FEWEST_HITS, _HITS_OF_FEW = 4, 0.4
# English news has .30 to .48 of its words in the table; other languages have .00 to .07.
_LEAST_ENGLISH = 0.10
# How much oftener a language's little words have to stand than the next one's, for it to be named.
_SURELY = 1.15
# A script's own letters among all letters of that script, above which it is that language.
_TELLING_SHARE = 0.02


def tell_language(text: str) -> str | None:
    """ISO 639-1 code of the language that most of `text` is in; "und" for one unknown here; None for too little text."""
    sample = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, sample))
    latin = len(_LATIN.findall(sample))
    if letters >= _FEWEST_LETTERS and latin < letters / 2:
        return _tell_script(sample, letters - latin)
    # Names are capitalised in every language and tell nothing.
    tokens = [t for t in _TOKEN.findall(sample) if t[0].islower()]
    if len(tokens) < _FEWEST_WORDS:
        return _tell_few(tokens)
    counts = Counter(t.replace("'", "’") for t in tokens)
    shares = {
        code: sum(counts[w] for w in _own(code, words)) / len(tokens) for code, (_, words) in _LITTLE_WORDS.items()
    }
    best = max(shares, key=lambda code: shares[code])
    if best == "en" or shares["en"] > 0.8 * shares[best]:
        return "en" if shares["en"] >= _LEAST_ENGLISH else _benefit(len(tokens))
    second = max(share for code, share in shares.items() if code != best)
    if shares[best] < _LEAST_ENGLISH:
        return _benefit(len(tokens))
    return best if shares[best] >= _SURELY * second else "und"


def check_language(text: str) -> str | None:
    """ "en", or None where the text is too short to tell. Raises LanguageNotRead for any other language."""
    found = tell_language(text)
    if found in (None, "en"):
        return found
    names = {code: name for code, (name, _) in _LITTLE_WORDS.items()} | {code: name for code, name, _ in _SCRIPTS}
    name = names.get(found or "")
    what = f"the article seems to be in {name}" if name else "the article does not seem to be in English"
    error = LanguageNotRead(
        f"{what}: sayso reads English; give an English edition, or --given text to try all the same"
    )
    error.language = found if name else None
    raise error


def _tell_few(tokens: list[str]) -> str | None:
    """The language of a sentence or two: one that has many of the little words, where English has none of them."""
    words = Counter(t.replace("'", "’") for t in tokens)
    if any(words[w] for w in _LITTLE_WORDS["en"][1]):
        return None
    hits = {code: [w for w in words if w in table] for code, (_, table) in _LITTLE_WORDS.items()}
    ranked = sorted(hits, key=lambda code: -len(hits[code]))
    best, second = (len(hits[code]) for code in ranked[:2])
    few = best < _FEWEST_HITS or best < _HITS_OF_FEW * len(tokens)
    return None if few else ranked[0] if best > second else "und"


def _own(code: str, words: frozenset[str]) -> frozenset[str]:
    return words if code == "en" else words - _LITTLE_WORDS["en"][1]


def _benefit(words: int) -> str | None:
    # Lists of results have few little words in any language.
    return "und" if words >= _MANY_WORDS else None


def _tell_script(sample: str, foreign: int) -> str:
    for code, _, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > _TELLING_SHARE * foreign:
            return code
    return "und"
