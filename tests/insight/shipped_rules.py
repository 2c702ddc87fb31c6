"""What the shipped pages suggest, case by case: the answers, and the targets of what they lead to."""

from collections.abc import Mapping, Sequence

from workbook.curriculum.model import Value

Case = tuple[Mapping[str, Value], Sequence[str]]
"""Answers, and the targets in order; none where the rule is silent."""

TASK: Value = [{"tiltag": "Fast makker på aftenvagten"}]
MICRO, PLAN, TRIO = "mikrohandling", "ny_plan", "trio"
"""The outcomes that a lead to the page of the same idea chooses."""

LEADS: Mapping[str, Sequence[Case]] = {
    "forloebsvalg.fase": [
        ({"fase": "viden"}, ["er-og-er-ikke"]),
        ({"fase": "temperatur"}, ["temperatur-leder"]),
        ({"fase": "handling"}, ["tryghedsdialog"]),
        ({"fase": "fastholdelse"}, ["holde-fast"]),
        ({}, []),
    ],
    "min-rolle.processer": [({"processer": [{"proces": "Ny vagtplan"}]}, ["fem-trins-proces"]), ({}, [])],
    "min-rolle.mandat": [({"mandat": "En vikar"}, ["iglo-ansvar"]), ({}, [])],
    "fem-trins-proces.prioritering": [
        ({"trin": "3", "prioritering": TASK}, [PLAN]),
        ({"trin": "1", "prioritering": TASK}, []),
        ({"trin": "3"}, []),
    ],
    "belastningstjek.skru_ned": [({"skru_ned": "Afbrydelser"}, ["handleplan"]), ({}, [])],
    "belastningstjek.skru_op": [({"skru_op": "Ros"}, ["seks-guldkorn"]), ({}, [])],
    "semmers-trekant.fjern_opgave": [({"fjern_opgave": "Skema 3"}, ["regelforenkling"]), ({}, [])],
    "trappen-overblik.indtryk": [
        ({"indtryk": "flere_pressede"}, ["trappen-handling"]),
        ({"indtryk": "lidt_pres"}, []),
    ],
    "trappen-overblik.sikkerhed": [({"sikkerhed": 5}, [MICRO]), ({"sikkerhed": 6}, [])],
    "seks-guldkorn.med_hjem": [({"med_hjem": ["mening"]}, [PLAN]), ({}, [])],
    "er-og-er-ikke.kendetegn": [({"kendetegn": {"undren": 4}}, [MICRO]), ({}, [])],
    "tre-trin.trin": [
        ({"trin": "1"}, ["gevinsten", "temperatur-leder", "spilleregler-team"]),
        ({"trin": "2"}, ["gode-spoergsmaal", "sparringsformater", "taenkeboks"]),
        ({"trin": "3"}, ["mine-triggere", "feedback-klar", "fejl-og-laering"]),
        ({}, []),
    ],
    "olfa.styrke": [({"styrke": {"ledelse": 4}}, [TRIO]), ({"ledelse": "Retningen er klar"}, [])],
    "tryghedsdialog.hvem_hvad": [
        ({"dato": "2026-11-02", "hvem_hvad": [{"skridt": "Runde", "iglo": "gruppe"}]}, [PLAN]),
        ({"dato": "2026-11-02"}, []),
    ],
    "trappe-dialog.vigtigste": [
        ({"dato": "2026-11-02", "forslag": [{"forslag": "Telefonfri time"}], "vigtigste": ["1"]}, [PLAN]),
        ({"dato": "2026-11-02", "forslag": [{"forslag": "Telefonfri time"}]}, []),
    ],
    "temperatur-team.valgt_udsagn": [({"valgt_udsagn": "3"}, [PLAN]), ({}, [])],
    "tryghed-i-mit-lederskab.feedback_svaer": [
        ({"tema": "feedback_mig", "feedback_svaer": "Sidst på dagen"}, ["mine-triggere"]),
        ({"tema": "respekt", "feedback_svaer": "Sidst på dagen"}, []),
    ],
    "tryghed-i-mit-lederskab.respekt_enige": [
        ({"tema": "respekt", "respekt_enige": "Vi hilser"}, ["spilleregler-team"]),
        ({"tema": "hjaelp", "respekt_enige": "Vi hilser"}, []),
    ],
    "tryghed-i-mit-lederskab.svaerest": [
        ({"tema": "udtryk", "svaerest": "udtryk_savnes"}, ["er-og-er-ikke"]),
        ({"tema": "feedback_os", "svaerest": "feedback_os_lander"}, ["feedback-klar"]),
        ({"tema": "feedback_mig", "svaerest": "feedback_mig_faar"}, ["mine-triggere"]),
        ({"tema": "respekt", "svaerest": "respekt_mangler"}, ["spilleregler-team"]),
        ({"tema": "afproevning", "svaerest": "afproevning_valg"}, ["fejl-og-laering"]),
        ({"tema": "hjaelp", "svaerest": "hjaelp_alle"}, ["paa-tvaers"]),
        ({"tema": "hjaelp", "svaerest": "hjaelp_mig"}, ["fire-adfaerd"]),
        ({"tema": "hjaelp"}, []),
    ],
    "balanceregnskab.niveau": [
        ({"niveau": "organisation"}, [TRIO, "noeglerelationer"]),
        ({"niveau": "gruppe"}, []),
    ],
    "fejl-og-laering.deles": [
        ({"deles": "snubletraad"}, ["sparringsformater"]),
        ({"deles": "trio"}, [TRIO]),
        ({"deles": "ikke"}, []),
    ],
    "to-cases.case": [({"case": "hjaelp"}, ["paa-tvaers"]), ({"case": "tonen"}, ["spilleregler-team"]), ({}, [])],
    "holde-fast.hjaelp": [
        ({"hjaelp": "sparring"}, ["forloebsvalg"]),
        ({"hjaelp": "trio"}, [TRIO]),
        ({"hjaelp": "nej"}, []),
    ],
    "taenkeboks.genmaaling": [
        ({"genmaaling": "ja"}, ["tryghedsskala", "temperatur-team"]),
        ({"genmaaling": "nej"}, []),
    ],
    "markvandring.spoerg": [({"spoerg": "Hvad driller?"}, ["gode-spoergsmaal"]), ({}, [])],
}

SIGNPOSTS: Mapping[str, Sequence[tuple[Mapping[str, Value], bool]]] = {
    "belastningstjek.vejviser": [
        ({"belastninger": {"vold": 2}}, True),
        ({"belastninger": {"kraenkelser": 2}}, True),
        ({"belastninger": {"vold": 1, "kraenkelser": 1, "arbejdsmaengde": 9}}, False),
    ],
    "semmers-trekant.vejviser": [
        ({"skadelige_handlinger": ["vold"]}, True),
        ({"skadelige_handlinger": ["trusler"]}, True),
        ({"skadelige_handlinger": ["mobning"]}, True),
        ({"skadelige_handlinger": ["sexchikane"]}, True),
        ({"skadelige_handlinger": ["bagtale"]}, False),
    ],
    "semmers-trekant.vejviser_rolig": [
        ({"skadelige_handlinger": ["bagtale"]}, True),
        ({"skadelige_handlinger": ["urimelig_feedback"]}, True),
        ({"skadelige_handlinger": ["overfusning"]}, True),
        ({"skadelige_handlinger": []}, False),
    ],
    "trappen-handling.vejviser": [({"trin": "4"}, True), ({"trin": "5"}, True), ({"trin": "3"}, False)],
    "trappen-handling.vejviser_rolig": [({"trin": "3"}, True), ({"trin": "2"}, False), ({"trin": "4"}, False)],
    "egen-trivsel.vejviser": [({"trin": "4"}, True), ({"trin": "5"}, True), ({"trin": "3"}, False)],
    "samtale-om-mistrivsel.vejviser": [({"trin": "4"}, True), ({"trin": "5"}, True), ({"trin": "3"}, False)],
    "samtale-om-mistrivsel.vejviser_rolig": [({"trin": "3"}, True), ({"trin": "2"}, False)],
}

LEVELS: Mapping[str, Sequence[Case]] = {
    "iglo-ansvar": [
        ({"organisation": "Normeringen"}, [TRIO, "noeglerelationer"]),
        ({"individ": "A", "gruppe": "B", "leder": "C"}, ["iglo-handling"]),
        ({"individ": "A", "gruppe": "B"}, []),
    ],
    "handleplan": [
        ({"mere": ["ramme"], "kobling_iglo": "organisation"}, [TRIO, "noeglerelationer"]),
        ({"mere": ["ramme"], "kobling_iglo": "leder"}, []),
        ({"kobling_iglo": "organisation"}, []),
    ],
    "trio-moede": [
        ({"beslutninger": [{"beslutning": "Ny vikar", "iglo": "organisation"}]}, ["noeglerelationer"]),
        (
            {"beslutninger": [{"beslutning": word, "iglo": word} for word in ("individ", "gruppe", "leder")]},
            ["iglo-handling"],
        ),
        ({"beslutninger": [{"beslutning": "Runde", "iglo": "gruppe"}]}, []),
    ],
    "tryghedsdialog": [
        (
            {"dato": "2026-11-02", "hvem_hvad": [{"skridt": "Ny vikar", "iglo": "organisation"}]},
            [TRIO, "noeglerelationer"],
        ),
        ({"dato": "2026-11-02", "hvem_hvad": [{"skridt": "Runde", "iglo": "gruppe"}]}, []),
    ],
    "balanceregnskab": [
        ({"niveau": "organisation"}, [TRIO, "noeglerelationer"]),
        ({"niveau": "individ"}, []),
    ],
    "iglo-handling": [
        ({"organisation": "Normeringen"}, [TRIO, "noeglerelationer"]),
        ({"individ": "A", "gruppe": "B", "leder": "C"}, []),
    ],
}
