"""Irregular forms of English verbs and nouns: the word, then its forms."""

from __future__ import annotations

_ROWS = (
    "arise=arose,arisen arrest=arrestees beat=beaten become=became begin=began,begun bend=bent bite=bit,bitten "
    "bleed=bled blow=blew,blown break=broke,broken breed=bred bring=brought build=built burn=burnt buy=bought "
    "catch=caught child=children choose=chose,chosen cling=clung come=came creep=crept crisis=crises deal=dealt "
    "detain=detainees,detainee dig=dug draw=drew,drawn drink=drank,drunk drive=drove,driven eat=ate,eaten "
    "fall=fell,fallen feed=fed feel=felt fight=fought find=found fireman=firemen fisherman=fishermen flee=fled "
    "fly=flew,flown foot=feet forbid=forbade,forbidden forget=forgot,forgotten freeze=froze,frozen "
    "give=gave,given go=went,gone grow=grew,grown gunman=gunmen half=halves hear=heard hide=hid,hidden hold=held "
    "keep=kept knife=knives know=knew,known lay=laid lead=led leave=left lend=lent lie=lying life=lives lose=lost "
    "make=made man=men mean=meant meet=met overrun=overran overthrow=overthrew,overthrown pay=paid "
    "police=policemen,policeman,policewoman retake=retook,retaken ride=rode,ridden ring=rang,rung rise=rose,risen "
    "run=ran see=saw,seen seek=sought sell=sold send=sent serviceman=servicemen shake=shook,shaken shoot=shot "
    "shrink=shrank,shrunk sing=sang,sung sink=sank,sunk sit=sat slay=slain,slew sleep=slept slide=slid "
    "speak=spoke,spoken spend=spent spin=spun stand=stood steal=stole,stolen stick=stuck strike=struck,stricken "
    "swear=swore,sworn sweep=swept swim=swam,swum take=took,taken teach=taught tear=tore,torn thief=thieves "
    "think=thought throw=threw,thrown understand=understood undertake=undertook wake=woke,woken wear=wore,worn "
    "wife=wives win=won withdraw=withdrew,withdrawn woman=women write=wrote,written"
)

IRREGULAR: dict[str, str] = {
    form: word for word, _, forms in (row.partition("=") for row in _ROWS.split()) for form in forms.split(",")
}
