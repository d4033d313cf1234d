/// The style sheet of charts: colours that are told apart by everyone, in light and dark.

extension Chart {
    /// The rules that `svg(id:style:)` with `.inline` relies on: every selector begins with `.chart`. Dark follows the
    /// reader's setting; print is light.
    package static let stylesheet = basicStyles + rareStyles + shades

    /// The rules that every chart needs.
    static let basicStyles = """
        .chart{color:#1f2328;--bg:#fff;--grid:.13;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
        font-variant-numeric:tabular-nums;max-width:100%;height:auto;overflow:visible}
        .chart .panel{fill:var(--bg)}
        .chart .s1{--c:#0072b2;--k:#0072b2}.chart .s2{--c:#d55e00;--k:#b34e00}.chart .s3{--c:#009e73;--k:#007a59}
        .chart .s4{--c:#cc79a7;--k:#a3527e}.chart .s5{--c:#e69f00;--k:#8a6000}.chart .s6{--c:#56b4e9;--k:#1f76ad}
        .chart .ky{--c:#e69f00;--k:#8a6000}.chart .kc{--c:#56b4e9;--k:#1f76ad}.chart .kp{--c:currentColor;--k:currentColor}\
        .chart .kg{--c:#6e7781;--k:#57606a}
        .chart path,.chart line{stroke-linejoin:round}
        .chart .l,.chart .y,.chart .x,.chart .r{fill:none;stroke:var(--c)}
        .chart .l{stroke-width:1.75}.chart .x{stroke-width:1.5}
        .chart .r{stroke-width:1.25;stroke-dasharray:4 3;stroke-opacity:.75}
        .chart .d1{stroke-dasharray:7 4}.chart .d2{stroke-dasharray:2 3}.chart .d3{stroke-dasharray:9 3 2 3}\
        .chart .d4{stroke-dasharray:14 4}.chart .d5{stroke-dasharray:5 2 2 2 2 2}
        .chart .a,.chart .a path,.chart .p,.chart .b,.chart .o,.chart .z{fill:var(--c)}
        .chart .b{fill-opacity:.18}.chart .o{fill-opacity:.75}.chart .z{--c:currentColor;fill-opacity:.08}
        .chart .w{fill:none;stroke:var(--c);stroke-width:4;stroke-linecap:round;stroke-opacity:.5}
        .chart .g,.chart .q{fill:none;stroke:currentColor;stroke-opacity:var(--grid);stroke-width:1}.chart .q{stroke-opacity:.5}
        .chart .t{fill:currentColor}.chart .m{text-anchor:middle}.chart .e{text-anchor:end}
        .chart .u{fill-opacity:.75}.chart .f{font-weight:600}.chart .k{fill:var(--k)}.chart .v{fill:var(--k)}
        .chart .i,.chart .k{paint-order:stroke;stroke:var(--bg);stroke-width:3;stroke-linejoin:round}
        @media screen and (prefers-color-scheme:dark){
        .chart{color:#e6edf3;--bg:#0d1117;--grid:.17}
        .chart .s1{--c:#56b4e9;--k:#56b4e9}.chart .s2{--c:#e69f00;--k:#e69f00}.chart .s3{--c:#009e73;--k:#009e73}
        .chart .s4{--c:#cc79a7;--k:#cc79a7}.chart .s5{--c:#d55e00;--k:#e8702a}.chart .s6{--c:#f0e442;--k:#f0e442}
        .chart .ky{--c:#f0e442;--k:#f0e442}.chart .kc{--c:#8fd3f4;--k:#8fd3f4}.chart .kg{--c:#8b949e;--k:#8b949e}
        }

        """

    /// The rules of boxes, diagrams and images, which few charts need.
    static let rareStyles = """
        .chart .bx{fill:var(--c);fill-opacity:.15;stroke:var(--c);stroke-width:1.25}.chart .md{stroke:var(--c);stroke-width:2.5}
        .chart .nd{fill:none;stroke:currentColor;stroke-opacity:.5;stroke-width:1.25}
        .chart .im{fill:none;stroke:currentColor;stroke-width:1.02}.chart .i1{stroke-opacity:.3}.chart .i2{stroke-opacity:.65}.chart .i3{stroke-opacity:1}

        """

    /// A scale of colours: pale to deep on a light ground, deep to bright on a dark one. `--k` is the colour of text
    /// upon it.
    static let shades = """
        .chart .h0{--c:#ffffd9;--k:#000}.chart .h1{--c:#f5fbc4;--k:#000}.chart .h2{--c:#eaf7b1;--k:#000}.chart .h3{--c:#d6efb3;--k:#000}
        .chart .h4{--c:#bde5b5;--k:#000}.chart .h5{--c:#97d6b9;--k:#000}.chart .h6{--c:#73c8bd;--k:#000}.chart .h7{--c:#52bcc2;--k:#000}
        .chart .h8{--c:#37acc3;--k:#000}.chart .h9{--c:#2498c1;--k:#000}.chart .h10{--c:#1f80b8;--k:#000}.chart .h11{--c:#2165ab;--k:#fff}
        .chart .h12{--c:#234da0;--k:#fff}.chart .h13{--c:#253795;--k:#fff}.chart .h14{--c:#172978;--k:#fff}.chart .h15{--c:#081d58;--k:#fff}
        .chart .ho{stroke:currentColor;stroke-opacity:.4;stroke-width:.75}
        .chart .hx{--c:#8c959f;--k:#000}
        @media screen and (prefers-color-scheme:dark){
        .chart .h0{--c:#440154;--k:#fff}.chart .h1{--c:#481a6c;--k:#fff}.chart .h2{--c:#472f7d;--k:#fff}.chart .h3{--c:#414487;--k:#fff}
        .chart .h4{--c:#39568c;--k:#fff}.chart .h5{--c:#31688e;--k:#fff}.chart .h6{--c:#2a788e;--k:#fff}.chart .h7{--c:#23888e;--k:#000}
        .chart .h8{--c:#1f988b;--k:#000}.chart .h9{--c:#22a884;--k:#000}.chart .h10{--c:#35b779;--k:#000}.chart .h11{--c:#54c568;--k:#000}
        .chart .h12{--c:#7ad151;--k:#000}.chart .h13{--c:#a5db36;--k:#000}.chart .h14{--c:#d2e21b;--k:#000}.chart .h15{--c:#fde725;--k:#000}
        }

        """
}
