extension Forgery {
    /// Changes that are made not to be noticed: by what looks alike or is not seen, by a page's frame, by drawings.
    static let disguises: [Forgery] = [
        Forgery(
            "a letter for a digit", "a.html", #"(?<=title="3 runs: One">)1(?=\d)"#, "l", says: "the abstract says “l"),
        Forgery(
            "a wide digit", "a.html", #"(?<=title="3 runs: One">)1(?=\d)"#, "１", says: "(“１” is U+FF11)"),
        Forgery("a letter of another script", "a.html", "A plain", "А plain", says: "(“А” is U+0410)"),
        Forgery("a space that has no width", "a.html", "It took", "It\u{200B} took", says: "“It[U+200B] took”"),
        Forgery("a turned reading order", "a.html", "It took", "\u{202E}It took", says: "“[U+202E]It took”"),
        Forgery(
            "a space of another kind", "a.md", #"(?<=One layer reaches \d{2} ±)."#, "\u{2009}",
            says: "(“\u{2009}” is U+2009)"),
        Forgery(
            "a comment in a number", "a.html", #"(?<=title="3 runs: One">\d)"#, "<!-- -->9", says: "the abstract says"),
        Forgery(
            "another base for links", "a.html", "<head>", #"<head><base href="https://example.org/">"#,
            says: "the page's head has “<base href=\"https://example.org/\">”"),
        Forgery(
            "a foreign style sheet", "a.html", "</head>", #"<link rel="stylesheet" href="x.css"></head>"#,
            says: "the page's head has “<link rel=\"stylesheet\""),
        Forgery(
            "another reading order", "a.html", "<body", #"<body dir="rtl""#, says: "the attribute dir in the page has"),
        Forgery(
            "another encoding", "a.html", #"charset="utf-8""#, #"charset="iso-8859-1""#,
            says: "the attribute charset in the page's head says “iso-8859-1”"),
        Forgery(
            "a cover in a drawing", "a.html", #"(?=<g class="s1">)"#,
            #"<rect width="100%" height="100%" fill="white"/>"#, says: "Figure 1 has “<rect width"),
        Forgery(
            "a line moved", "a.html", #"<g class="s1">"#, #"<g class="s1" transform="translate(0,-90)">"#,
            says: "the attribute transform in Figure 1 has"),
        Forgery("a drawing cut", "a.html", #"viewBox="0 0 "#, #"viewBox="0 99 "#, says: "Figure 1 stands at viewbox"),
        Forgery(
            "a page drawn over", "a.html", "</style>", "body::before{content:\"\";position:fixed;inset:0}\n</style>",
            says: "the style sheet has “body::before"),
        Forgery(
            "words by the style sheet", "a.html", "</style>", ".value::after{content:\"9\"}\n</style>",
            says: "the style sheet has “.value::after"),
        Forgery(
            "an order by the style sheet", "a.html", "</style>",
            "main{display:flex;flex-flow:column-reverse}\n</style>",
            says: "the style sheet has “main{display:flex"),
        Forgery(
            "other words for those who listen", "a.html", #"(?<=<div class="abstract" )"#,
            #"aria-roledescription="99" "#,
            says: "99"),
        Forgery(
            "words after the page", "a.html", #"</html>\n"#, "</html>\n<p>All of it was checked.</p>\n",
            says: "the page has “All of it was checked.”"),
        Forgery(
            "a second record in other letters", "a.html", #"(?=<template id="bnbook-report">)"#,
            "<TEMPLATE ID='bnbook-report'>{}</TEMPLATE>\n", says: "in the record, `authors`"),
        Forgery(
            "a link for a script", "a.html", "https://example.org/book", "javascript:x()",
            says: "a link in the text of “Discussion” says “javascript:x()”"),
        Forgery(
            "a picture from elsewhere", "a.md", #"\(a-fig-loss\.svg\)"#, "(https://example.org/a.svg)",
            says: "the picture https://example.org/a.svg says"),
        Forgery(
            "a name of a link", "a.md", #"$"#, "\n[the book]: https://example.org/shop\n",
            says: "has “[the book]: https://example.org/shop”"),
        Forgery("text out of sight", "a.md", "(?=It took)", "<!-- -->", says: "the text of “Results” says"),
        Forgery("text as code", "a.md", "(?<=\n)(?=It took)", "    ", says: "the text of “Results” has other spaces"),
        Forgery(
            "runs of another machine", "a.json", #""drawing" : \{"#, "\"drawing\" : {\n\"foreignRuns\" : 4,",
            says: "in the record"),
        Forgery(
            "another version", "a.json", #"(?<="version" : ")[\d.]+"#, "9.9.9", says: "`version` says 9.9.9"),
        Forgery(
            "more digits", "a.json", #"(?<="halfWidth" : 0\.\d{4,30})(?=\D)"#, "0", says: "in the record"),
    ]
}
