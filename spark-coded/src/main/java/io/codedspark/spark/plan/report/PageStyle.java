package io.codedspark.spark.plan.report;

/** The style sheet of the page: light or dark as the reader's system has it, and fit for print. */
final class PageStyle {

    static final String CSS = """
            :root { --ink:#1c2430; --soft:#5d6b7c; --paper:#f5f6f8; --card:#fff; --edge:#dfe3e9; --grid:#e9edf2;
              --yes:#0f7b4f; --yes-soft:#e2f4ec; --no:#5d6b7c; --no-soft:#edf0f4; --bar:#9db4d3; --late:#e4572e;
              --cut:#f2b263; --wait:#e4572e14; --skew:#d98e04; --gc:#8d5bd6; --fetch:#1297a6; --host:#d6336c; --rest:#3b6fd1;
              --fit0:#0f7b4f; --fit1:#d98e04; --fit2:#8d5bd6; }
            @media (prefers-color-scheme: dark) { :root { --ink:#e6eaf0; --soft:#9aa7b8; --paper:#12161c; --card:#1a2029;
              --edge:#2b3440; --grid:#28303b; --yes:#4cc38a; --yes-soft:#16342a; --no:#9aa7b8; --no-soft:#262e39;
              --bar:#4f6a8f; --wait:#e4572e26; --fit0:#4cc38a; } }
            * { box-sizing:border-box; }
            body { margin:0; background:var(--paper); color:var(--ink); font:15px/1.5 system-ui,"Segoe UI",Roboto,sans-serif; }
            main { max-width:1140px; margin:0 auto; padding:36px 24px 60px; }
            h1 { font-size:27px; margin:0 0 4px; letter-spacing:-.01em; }
            h2 { font-size:19px; margin:0; overflow-wrap:anywhere; }
            h3 { font-size:13px; margin:22px 0 8px; color:var(--soft); font-weight:600; }
            p { margin:6px 0; } .soft { color:var(--soft); }
            .figures { display:flex; gap:14px; flex-wrap:wrap; margin:22px 0 6px; }
            .figure { background:var(--card); border:1px solid var(--edge); border-radius:10px; padding:12px 18px; min-width:140px; }
            .figure b { display:block; font-size:24px; line-height:1.2; font-variant-numeric:tabular-nums; }
            .card { background:var(--card); border:1px solid var(--edge); border-radius:12px; padding:22px 26px 24px; margin:22px 0; }
            .head { display:flex; gap:14px; align-items:center; flex-wrap:wrap; }
            .badge { border-radius:999px; padding:3px 12px; font-weight:600; font-size:13px; background:var(--no-soft); color:var(--no); white-space:nowrap; }
            .badge.yes { background:var(--yes-soft); color:var(--yes); }
            .reason { font-size:17px; margin:12px 0 4px; }
            .two { display:grid; grid-template-columns:repeat(auto-fit,minmax(420px,1fr)); gap:0 20px; align-items:start; }
            svg { width:100%; height:auto; display:block; }
            table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; margin-top:8px; }
            td,th { text-align:right; padding:4px 10px; border-bottom:1px solid var(--grid); font-weight:400; }
            th { color:var(--soft); font-size:13px; } td:first-child,th:first-child { text-align:left; padding-left:0; }
            tr.chosen td { font-weight:600; color:var(--yes); }
            pre { background:var(--no-soft); border-radius:8px; padding:12px 16px; overflow:auto; margin:8px 0; font-size:13px; }
            details { margin-top:14px; } summary { cursor:pointer; color:var(--soft); }
            ul { margin:8px 0; padding-left:20px; } footer { color:var(--soft); font-size:13px; margin-top:30px; }
            text { font:12px system-ui,"Segoe UI",Roboto,sans-serif; fill:var(--ink); } .tick,.small { fill:var(--soft); font-size:11px; }
            .middle { text-anchor:middle; } .right { text-anchor:end; } .strong { font-weight:700; fill:var(--yes); }
            .grid { stroke:var(--grid); } .mark { stroke:var(--ink); stroke-dasharray:3 3; }
            .cause-skew { fill:var(--skew); } .cause-gc { fill:var(--gc); } .cause-fetch { fill:var(--fetch); }
            .cause-host { fill:var(--host); } .cause-rest { fill:var(--rest); }
            .seen { fill:var(--rest); } .seen-cut { fill:none; stroke:var(--late); }
            .fit-0,.fit-1,.fit-2 { fill:none; stroke-width:1.8; } .fit-0 { stroke:var(--fit0); }
            .fit-1 { stroke:var(--fit1); stroke-dasharray:6 4; } .fit-2 { stroke:var(--fit2); stroke-dasharray:2 3; }
            .span-other { stroke:var(--bar); stroke-width:3; } .span-chosen { stroke:var(--yes); stroke-width:3; }
            .dot-other { fill:var(--soft); } .dot-chosen { fill:var(--yes); } .chosen-row { fill:var(--yes-soft); }
            .bar { fill:var(--bar); } .bar-late { fill:var(--late); } .bar-cut { fill:var(--cut); } .bar-failed { fill:var(--ink); }
            .waiting { fill:var(--wait); }
            @media print { body { background:#fff; } .card { break-inside:avoid; } }
            """;

    private PageStyle() {}
}
