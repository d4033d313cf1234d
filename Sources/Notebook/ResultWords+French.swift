extension ResultWords {
    nonisolated(unsafe) static let french = ResultWords(
        words: [
            "correct", "correctement", "correcte", "correctes", "corrects", "durait", "dure", "durent", "duré", "faux",
            "fausse", "fausses",
            "mieux", "pire", "pires", "rappel", "réponses",
        ],
        stems: [
            "accélèr", "accélér", "amélior", "attein", "atteign", "dégrad", "dépass", "erreur", "exactitude", "gagn",
            "inférieur",
            "justesse", "lent", "meilleur", "perplexité", "perte", "précis", "rapid", "réussi", "supérieur", "surpass",
        ],
        hasDecimalComma: true, significanceStem: "ignificati",
        abbreviations: ["cf", "env", "fig", "p. ex", "par ex", " p"],
        number:
            #/(?:^|[^\w.,·−+-])([+−-]?\d+(?:[.,]\d+)?[\s\u{A0}]?(?:%|pour ?cents?\b|points?(?: de pourcentage)?\b|pp\b|×|fois\b|secondes?\b|s\b|ms\b)|\d*[.,]\d+(?![.,]?\d))/#,
        significant: #/\b[Ss]ignificati(?:f|fs|ve|ves|vement|vité)\b/#,
        digits: #/\b(?:chiffres?|décimales?|bits?|étapes?|moments?|dates?|événements?)\s*$/#,
        work:
            #/@(?!(?:tbl|fig|clm|sec|eq)-)[A-Za-z]|[A-ZÀ-Þ][\w’-]+(?: et al\.| et coll\.| et [A-ZÀ-Þ][\w’-]+)?(?:,? \((?:19|20)\d\d|, (?:19|20)\d\d)/#,
        setting:
            #/(?i)(?:=|≈|<|>|≤|≥|\bà|\bau|\bde|\bd[’']|\bpar|\bque|\bchaque|\btaux|\bmomentum|\bepsilon|\bavec|\bdepuis|\bversion|\bsection|\bdropout|\bsous|\bsur|\bentre|\benviron|\bprès de)\s?:?\s*(?:au (?:moins|plus) |plus de |moins de )?$/#,
        result:
            #/(?i)(?:précision|exactitude|justesse|perte|erreur|perplexité|accuracy|loss|rmse|mse|mae|r²|f1(?:-\w+)?|auc(?:-\w+)?|rappel|réussite|réponses|score|attei\w*|obtien\w*|amélior\w*|rapides?|lente?s?|meilleure?s?|mieux|pires?|supérieure?s?|inférieure?s?)(?: est| était| vaut| valait| de| d[’']environ| à| au| par| que| =| ≈| tombe| tombée?| baisse| baissé| chute| monte| montée?| passe| passée?| augmente| diminue| a| environ| seulement|\s?:)*\s*$/#,
        interval: #/^\s*de confiance/#,
        definition:
            #/(?i)^\s*(?:serai|pourrai|devrai|(?:d[’']exactitude |de précision |d[’']erreur )?(?:est|sont|serait|signifie\w*|correspond\w*|équiva\w*|vau[tn]\w*)\s+(?:à |au |le |la |les |du |de |un |une |simple |pur )*(?:hasard|aléatoire|devin|perfection|parfait|idéal|meilleur\w* possible|pire possible|seuil|marge|suffisan))/#,
        threshold:
            #/(?i)(?:seuil|marge|tolérance|hasard|cible|objectif|intervalles?(?: de confiance| de prédiction)?|niveau(?: de confiance)?)(?: d[’']erreur| d[’']exactitude| de précision)?(?: est| était| de| à|\s?:| =| ≈)*\s*$/#,
        points: #/\d[\s\u{A0}]?points?$/#,
        gain:
            #/(?i)\b(?:gagn\w*|perd\w*|ajout\w*|coût\w*|amélior\w*[^.]{0,30})(?: de| d[’']environ| environ| presque| encore)*\s*$/#,
        ahead:
            #/(?i)^\s*(?:de (?:plus|moins|mieux|précision)|d[’'](?:avance|exactitude)|plus|moins|mieux|supérieur|inférieur|au-dessus|au-dessous|devant|derrière)/#
    )
}
