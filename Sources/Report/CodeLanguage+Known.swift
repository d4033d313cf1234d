extension CodeLanguage {
    /// The language that a fence names.
    static func named(_ name: String) -> CodeLanguage? { known[name.lowercased()] }

    /// Words with spaces between.
    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let known: [String: CodeLanguage] = [
        "python": python, "py": python, "python3": python, "r": r, "julia": julia, "jl": julia, "bash": shell,
        "sh": shell, "shell": shell, "zsh": shell, "json": json, "yaml": yaml, "yml": yaml, "toml": toml, "c": c,
        "h": c, "cpp": cpp, "c++": cpp, "cc": cpp, "hpp": cpp, "cuda": cpp, "java": java, "javascript": script,
        "js": script, "typescript": script, "ts": script, "rust": rust, "rs": rust, "go": go, "sql": sql,
    ]

    private static let python = CodeLanguage(
        keywords: words(
            """
            False None True and as assert async await break class continue def del elif else except finally for from global
            if import in is lambda match nonlocal not or pass raise return try while with yield
            """), quotes: ["\"\"\"", "'''", "\"", "'"], longQuotes: ["\"\"\"", "'''"], marks: "@", hasTypes: true)

    private static let r = CodeLanguage(
        keywords: words("FALSE Inf NA NULL NaN TRUE break else for function if in next repeat return while library"),
        quotes: ["\"", "'", "`"], longQuotes: ["\"", "'"])

    private static let julia = CodeLanguage(
        keywords: words(
            """
            abstract baremodule begin break catch const continue do else elseif end export false finally for function global
            if import in let local macro module mutable nothing primitive quote return struct true try type using where while
            """), longComment: ("#=", "=#"), quotes: ["\"\"\"", "\""], longQuotes: ["\"\"\"", "\""], marks: "@",
        hasTypes: true)

    private static let shell = CodeLanguage(
        keywords: words("case do done elif else esac export fi for function if in local return set then until while"),
        spacesBeforeComments: true, longQuotes: ["\"", "'"], marks: "$")

    private static let json = CodeLanguage(
        keywords: words("false null true"), comments: [], quotes: ["\""], keyEnd: ":")

    private static let yaml = CodeLanguage(
        keywords: words("false null true yes no"), spacesBeforeComments: true, keyEnd: ":")

    private static let toml = CodeLanguage(
        keywords: words("false true"), quotes: ["\"\"\"", "'''", "\"", "'"], longQuotes: ["\"\"\"", "'''"], keyEnd: "=")

    private static let c = cLike(
        """
        auto bool break case char const continue default do double else enum extern float for goto if inline int long
        register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
        """, marks: "#")

    private static let cpp = cLike(
        """
        auto bool break case catch char class const constexpr continue default delete do double else enum explicit export
        extern false float for friend if inline int long mutable namespace new noexcept nullptr operator override private
        protected public return short signed sizeof static struct switch template this throw true try typedef typename
        union unsigned using virtual void volatile while
        """, marks: "#")

    private static let java = cLike(
        """
        abstract assert boolean break byte case catch char class const continue default do double else enum extends false
        final finally float for if implements import instanceof int interface long native new null package private
        protected public return short static super switch synchronized this throw throws transient true try var void
        volatile while
        """, marks: "@")

    private static let script = cLike(
        """
        as async await break case catch class const continue debugger default delete do else enum export extends false
        finally for from function if implements import in instanceof interface let new null of private protected public
        readonly return static super switch this throw true try type typeof undefined var void while with yield
        """, quotes: ["\"", "'", "`"], longQuotes: ["`"], marks: "@")

    /// Its `'` begins lifetimes, too.
    private static let rust = cLike(
        """
        as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut
        pub ref return self static struct super trait true type unsafe use where while
        """, quotes: ["\""], longQuotes: ["\""])

    private static let go = cLike(
        """
        break case chan const continue default defer else fallthrough false for func go goto if import interface map nil
        package range return select struct switch true type var
        """, quotes: ["\"", "'", "`"], longQuotes: ["`"])

    private static let sql = CodeLanguage(
        keywords: words(
            """
            all and as asc between by case count create cross delete desc distinct drop else end exists from full group
            having in inner insert into is join left like limit not null on or order outer primary right select set table
            then union update values view when where with
            """), comments: ["--"], longComment: ("/*", "*/"), isLoud: true)

    private static func cLike(
        _ keywords: String, quotes: [String] = ["\"", "'"], longQuotes: Set<String> = [], marks: String = ""
    ) -> CodeLanguage {
        CodeLanguage(
            keywords: words(keywords), comments: ["//"], longComment: ("/*", "*/"), quotes: quotes,
            longQuotes: longQuotes, marks: marks, hasTypes: true)
    }
}
