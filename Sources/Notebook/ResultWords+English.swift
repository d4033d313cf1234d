extension ResultWords {
    // Patterns are made once, since to read one takes longer than to look for it in a sentence. They hold no state.
    nonisolated(unsafe) static let english = ResultWords(
        words: [
            "accuracies", "accuracy", "accurate", "achieve", "achieved", "achieves", "beat", "beats", "better",
            "correct", "correctly", "error", "errors", "faster", "gain", "gained", "gains", "higher", "improve",
            "improved", "improvement", "improvements", "improves", "losses", "lower", "outperform", "outperformed",
            "outperforms", "reached", "reaches", "slower", "took", "worse", "wrong",
        ],
        significanceStem: "ignificant",
        abbreviations: [],
        number:
            #/(?:^|[^\w.·−+-])([+−-]?\d+(?:\.\d+)?[\s\u{A0}]?(?:%|percent(?:age points?)?\b|points?\b|pp\b|×|x\b|times\b|-?fold\b|seconds?\b|s\b|ms\b)|\d*\.\d+(?!\.?\d))/#,
        significant: #/\b[Ss]ignificant(?:ly)?\b(?! (?:digit|figure|bit|milestone|moment|event))/#,
        work:
            #/@(?!(?:tbl|fig|clm|sec|eq)-)[A-Za-z]|\(?[A-Z][\w’-]+(?: and others| et al\.| and [A-Z][\w’-]+)?,? \(?(?:19|20)\d\d/#,
        setting:
            #/(?i)(?:=|≈|<|>|≤|≥|\bwithin|\bby|\bat|\bof|\bto|\bthan|\bevery|\brate|\bmomentum|\bepsilon|\bwith|\bfrom|\bversion|\bsection|\bdropout|\bbelow|\babove|\babout)\s?:?\s*(?:at (?:least|most) |more than |less than )?$/#,
        result:
            #/(?i)(?:accuracy|loss|error|rmse|mse|mae|r²|f1(?:-\w+)?|auc(?:-\w+)?|recall|score|perplexity|reach\w*|achiev\w*|improv\w*|faster|slower|better|worse|higher|lower)(?: rate)?(?: is| was| of| to| by| at| from| than| =| ≈| fell| falls| dropp?e?d?s?| rose| rises| grew| grows| decrease[ds]?| increase[ds]?| went|\s?:)*\s*$/#,
        interval: #/^\s*(?:confidence |prediction )?(?:interval|level)/#,
        definition:
            #/(?i)^\s*(?:would|might|could|(?:accuracy |error )?(?:is|are|means?|says|counts? as|stands? for|corresponds? to)\s+(?:by |mere |pure |only |the |what )*(?:chance|guess|random|coin|perfect|ideal|(?:best|worst|least|most) possible|no better|no worse|good enough|threshold|margin))/#,
        threshold:
            #/(?i)(?:threshold|margin|tolerance|cut-?off|chance(?: level)?|target|baseline of chance)(?: accuracy| error)?(?: is| was| of| at| be|:| =| ≈)*\s*$/#,
        points: #/\d[\s\u{A0}]?points?$/#,
        gain:
            #/(?i)\b(?:by|gain\w*|los(?:es|t|ing)|w[io]ns?|adds?|added|costs?)(?: of| about| some| almost| nearly| another)*\s*$/#,
        ahead:
            #/(?i)^\s*(?:higher|lower|better|worse|more|less|above|below|ahead|behind|up|down|of accuracy|in accuracy)\b/#
    )
}
