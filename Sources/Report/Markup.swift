/// Text as HTML text or as the value of an attribute in double quotes.
func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// The text of HTML that cmark made: tags dropped, its entities resolved.
func plainText(ofHTML html: String) -> String {
    var text = ""
    var isInTag = false
    for character in html {
        if character == "<" {
            isInTag = true
        } else if character == ">" {
            isInTag = false
        } else if !isInTag {
            text.append(character)
        }
    }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
        $0.replacing($1.0, with: $1.1)
    }
}

/// Text for a template's section: mustache takes an empty text for one that is there, so it becomes `false`.
func orFalse(_ text: String) -> Any { text.isEmpty ? false : text }
