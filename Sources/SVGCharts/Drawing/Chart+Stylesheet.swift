/// The style sheet of charts: colours that are told apart by everyone, in light and dark.

extension Chart {
    /// The rules that `svg(id:style:)` with `.inline` relies on: every selector begins with `.chart`. Dark follows the reader's setting; print is light.
    package static let stylesheet = """
        .chart{color:#1f2328;--bg:#fff;--grid:.13;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
        font-variant-numeric:tabular-nums;max-width:100%;height:auto;overflow:visible}
        .chart .panel{fill:var(--bg)}
        .chart .s1{--c:#0072b2;--k:#0072b2}.chart .s2{--c:#d55e00;--k:#b34e00}.chart .s3{--c:#009e73;--k:#007a59}
        .chart .s4{--c:#cc79a7;--k:#a3527e}.chart .s5{--c:#e69f00;--k:#8a6000}.chart .s6{--c:#56b4e9;--k:#1f76ad}
        .chart .ky{--c:#e69f00}.chart .kc{--c:#56b4e9}.chart .kp{--c:currentColor}.chart .kg{--c:#6e7781}
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
        .chart .h0{--c:#440154}.chart .h1{--c:#481a6c}.chart .h2{--c:#472f7d}.chart .h3{--c:#414487}.chart .h4{--c:#39568c}\
        .chart .h5{--c:#31688e}.chart .h6{--c:#2a788e}.chart .h7{--c:#23888e}.chart .h8{--c:#1f988b}.chart .h9{--c:#22a884}\
        .chart .h10{--c:#35b779}.chart .h11{--c:#54c568}.chart .h12{--c:#7ad151}.chart .h13{--c:#a5db36}.chart .h14{--c:#d2e21b}\
        .chart .h15{--c:#fde725}.chart .hx{--c:#8c959f}
        .chart .t{fill:currentColor}.chart .m{text-anchor:middle}.chart .e{text-anchor:end}
        .chart .u{fill-opacity:.75}.chart .f{font-weight:600}.chart .k{fill:var(--k)}.chart .kd{fill:#000}.chart .kw{fill:#fff}
        .chart .i,.chart .k{paint-order:stroke;stroke:var(--bg);stroke-width:3;stroke-linejoin:round}
        @media screen and (prefers-color-scheme:dark){
        .chart{color:#e6edf3;--bg:#0d1117;--grid:.17}
        .chart .s1{--c:#56b4e9;--k:#56b4e9}.chart .s2{--c:#e69f00;--k:#e69f00}.chart .s3{--c:#009e73;--k:#009e73}
        .chart .s4{--c:#cc79a7;--k:#cc79a7}.chart .s5{--c:#d55e00;--k:#e8702a}.chart .s6{--c:#f0e442;--k:#f0e442}
        .chart .ky{--c:#f0e442}.chart .kc{--c:#8fd3f4}.chart .kg{--c:#8b949e}
        }

        """
}
