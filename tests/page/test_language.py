# ruff: noqa: E501  (texts stand on one line)
"""Is it English?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import LanguageNotRead
from sayso.page.language import check_language, tell_language

TEXTS = {
    "en": "The mayor said on Friday that she had spoken to the builders by phone, and that the bridge would be closed "
    "until the spring. Nobody was hurt when it shook on Sunday.",
    "de": "Die Bürgermeisterin sagte am Freitag, dass sie mit den Arbeitern gesprochen habe und dass die Brücke bis zum "
    "Frühling geschlossen bleibe. Verletzt wurde am Sonntag niemand, als sie schwankte.",
    "fr": "La maire a déclaré vendredi qu'elle avait parlé aux ouvriers par téléphone et que le pont serait fermé "
    "jusqu'au printemps. Personne n'a été blessé dimanche dans la ville selon les pompiers.",
    "es": "La alcaldesa dijo el viernes que había hablado con los obreros por teléfono y que el puente estaría cerrado "
    "hasta la primavera. Nadie resultó herido el domingo cuando se movió, según la policía.",
    "it": "La sindaca ha detto venerdì che aveva parlato con gli operai al telefono e che il ponte resterà chiuso fino "
    "alla primavera. Nessuno è rimasto ferito quando la struttura si è mossa, secondo la polizia.",
    "pt": "A prefeita disse na sexta-feira que falou com os operários por telefone e que a ponte ficará fechada até a "
    "primavera. Ninguém ficou ferido no domingo, quando a estrutura se moveu, segundo a polícia.",
    "nl": "De burgemeester zei vrijdag dat ze met de arbeiders had gesproken en dat de brug tot de lente gesloten zou "
    "zijn. Niemand raakte gewond toen het gevaarte op zondag bewoog, aldus een woordvoerder van de politie.",
    "pl": "Burmistrz powiedziała w piątek, że rozmawiała z robotnikami przez telefon i że most będzie zamknięty do "
    "wiosny. Nikt nie został ranny w niedzielę, gdy konstrukcja się poruszyła, jak podała policja w tym mieście.",
    "ru": "Мэр сказала в пятницу, что говорила с рабочими по телефону и что мост будет закрыт до весны.",
    "uk": "Міська голова сказала у п'ятницю, що говорила з робітниками і що міст буде закрито до весни.",
    "el": "Η δήμαρχος είπε την Παρασκευή ότι μίλησε με τους εργάτες και ότι η γέφυρα θα μείνει κλειστή.",
    "ar": "قالت رئيسة البلدية يوم الجمعة إنها تحدثت مع العمال عبر الهاتف وإن الجسر سيبقى مغلقا حتى الربيع.",
    "he": "ראש העיר אמרה ביום שישי כי שוחחה עם הפועלים בטלפון וכי הגשר יישאר סגור עד האביב.",
    "zh": "市长周五表示，她已与工人通电话，大桥将关闭至春季。周日大桥晃动时无人受伤。据警方称，调查仍在进行之中，结果将于下周公布。",
    "ja": "市長は金曜日に作業員と電話で話したと述べ、橋は春まで閉鎖されると語った。けが人はいなかった。",
    "ko": "시장은 금요일에 작업자들과 통화했으며 다리는 봄까지 폐쇄될 것이라고 말했다. 부상자는 없었다고 경찰은 밝혔다.",
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_languages_are_told_apart(code: str, text: str) -> None:
    assert tell_language(text) == code


@pytest.mark.parametrize("code", [c for c in TEXTS if c != "en"])
def test_another_language_is_an_error_that_names_it(code: str) -> None:
    with pytest.raises(LanguageNotRead, match="reads English") as caught:
        check_language(TEXTS[code])
    assert caught.value.language == code
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "Ja.", "Bridge shut", "Der Spiegel said no.", "12 – 14 – 16", "Müller traf"])
def test_short_texts_get_the_benefit_of_the_doubt(text: str) -> None:
    assert check_language(text) is None


def test_english_with_foreign_names_and_quotations_stays_english() -> None:
    assert (
        tell_language(
            TEXTS["en"] + " “Wir werden das schaffen,” said Jürgen Müller of Straßenbau-Gesellschaft München."
        )
        == "en"
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=500))
def test_any_text_has_a_language_or_not(text: str) -> None:
    found = tell_language(text)
    assert found is None or 2 <= len(found) <= 3
