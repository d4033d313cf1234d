extension ResultWords {
    nonisolated(unsafe) static let german = ResultWords(
        words: [
            "besser", "bessere", "besseren", "besserer", "besseres", "braucht", "brauchte", "dauert", "dauerte",
            "erreicht",
            "erreichte", "erreichen", "erzielt", "erzielte", "falsch", "geringer", "geringere", "geringeren", "gewinnt",
            "gewann", "höher", "höhere", "höheren", "langsamer", "niedriger", "niedrigere", "niedrigeren", "richtig",
            "schlechter", "schlechtere", "schlechteren", "schneller", "steigert", "steigerte", "übertrifft", "übertraf",
        ],
        stems: [
            "beschleunig", "fehler", "genauigkeit", "perplexität", "sensitivität", "trefferquote", "verbesser",
            "verlust",
            "verschlechter",
        ],
        hasCompounds: true, hasDecimalComma: true, significanceStem: "ignifikan",
        abbreviations: [
            "Abb", "bzw", "ca", "d. h", "d.h", "Nr", "Tab", "u. a", "u.a", "usw", "vgl", "z. B", "z.B", "z.\u{A0}B",
            "z.\u{202F}B", " z", " d", " u",
        ],
        number:
            #/(?:^|[^\w.,·−+-])([+−-]?\d+(?:[.,]\d+)?[\s\u{A0}]?(?:%|Prozent(?:punkte?n?)?\b|Punkte?n?\b|pp\b|×|-?mal\b|-?fach\w*\b|Sekunden?\b|s\b|ms\b)|(?!\d{1,3}(?:\.\d{3})+(?!\d))\d*[.,]\d+(?![.,]?\d))/#,
        significant: #/\b[Ss]ignifikan(?:t\w*|z)\b(?! (?:Stelle|Ziffer|Bit|Moment|Ereignis|Meilenstein))/#,
        work:
            #/@(?!(?:tbl|fig|clm|sec|eq)-)[A-Za-z]|[A-ZÄÖÜ][\w’-]+(?: et al\.| u\. ?a\.| und andere| und [A-ZÄÖÜ][\w’-]+)?(?:,? \((?:19|20)\d\d|, (?:19|20)\d\d)/#,
        setting:
            #/(?i)(?:=|≈|<|>|≤|≥|\binnerhalb(?: von)?|\bum|\bbei|\bvon|\bauf|\bzu|\bals|\balle|rate|\bmomentum|\bepsilon|\bmit|\bab|\bversion|\babschnitt|\bdropout|\bunter|\büber|\betwa|\brund|\bnach|\bje)\s?:?\s*(?:mindestens |höchstens |mehr als |weniger als )?$/#,
        result:
            #/(?i)(?:genauigkeit\w*|verlust\w*|fehler\w*|trefferquote\w*|perplexität|accuracy|loss|rmse|mse|mae|r²|f1(?:-\w+)?|auc(?:-\w+)?|recall|score|erreich\w*|erziel\w*|verbesser\w*|verschlechter\w*|schneller|langsamer|besser|schlechter|höher|niedriger|geringer)(?: ist| war| beträgt| betrug| liegt| lag| von| auf| um| bei| als| mit| =| ≈| fällt| fiel| sinkt| sank| steigt| stieg| wächst| wuchs| nur| etwa| rund|\s?:)*\s*$/#,
        interval: #/^\s*-?\s*(?:Konfidenz|Vertrauens|Vorhersage)?-?(?:[Ii]ntervall|[Nn]iveau)/#,
        definition:
            #/(?i)^\s*(?:wär|würd|könnt|(?:genauigkeit |fehler )?(?:ist|sind|wär\w*|bedeute[nt]|heißt|heißen|entspr[ie]ch\w*|ste[ht]\w* für|gilt als|gelten als)\s+(?:bloße[rsmn]? |reine[rsmn]? |nur |der |die |das |dem |den |was )*(?:zufall|zufällig|raten|geraten|münz|perfekt|ideal|(?:best|schlechtest|kleinst|größt)\w* möglich|nicht besser|nicht schlechter|gut genug|schwelle|grenze))/#,
        threshold:
            #/(?i)(?:schwell\w*|grenz\w*|toleranz|zufall\w*|\bziel(?:wert\w*|marke)?|intervall\w*|niveau)(?: ist| sind| war| ist bei| liegt| von| bei| zu|:| =| ≈)*\s*$/#,
        points: #/\d[\s\u{A0}]?Punkte?n?$/#,
        gain:
            #/(?i)\b(?:um|gewinn\w*|gewann\w*|verlier\w*|verlor\w*|kostet\w*|bring\w*|brachte\w*)(?: von| etwa| rund| fast| knapp| weitere)*\s*$/#,
        ahead:
            #/(?i)^\s*(?:höher|niedriger|besser|schlechter|mehr|weniger|über|unter|vor|hinter|genauigkeit)\b/#)
}
