/** Page, type, figure, notes, print. */
export const layoutStyle = `
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}
h1,h2,h3,.lede,.question{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Liberation Serif",serif;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.8rem,1.3rem + 2vw,2.7rem);line-height:1.15;letter-spacing:-.01em;margin:.3rem 0 1rem}
h2{font-size:1.55rem;line-height:1.25;margin:0 0 1rem}
h3{font-size:1.12rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:1.4rem 0 .3rem}
p,ul,ol,dl{margin:0 0 1rem}
main p,main>section>ul,.note,.limits{max-width:72ch}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--rule);border-radius:6px;padding:.8rem 1rem;overflow-x:auto;overflow-wrap:normal}
.page{display:grid;grid-template-columns:minmax(0,1fr);max-width:76rem;margin:0 auto;padding:0 1.25rem 4rem}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.banner{background:var(--note-ground);border-bottom:1px solid var(--note-rule)}
.banner p{max-width:76rem;margin:0 auto;padding:.8rem 1.25rem}
.top{padding:3rem 0 1.5rem;max-width:60rem}
.kicker{text-transform:uppercase;letter-spacing:.12em;font-size:.78rem;color:var(--muted);margin:0}
.lede{font-size:1.2rem;line-height:1.5;font-weight:400;color:var(--soft);text-wrap:pretty}
.question{font-size:1.15rem;font-weight:400}
.quiet,.of{color:var(--muted)}
.small{display:block;font-size:.8rem;color:var(--muted);font-weight:400}
.nowrap{white-space:nowrap}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:0;padding:.9rem 0;border-block:1px solid var(--rule);font-size:.9rem}
nav a{color:var(--soft);text-decoration:none;display:inline-block;padding:.15rem 0}
nav a:hover{color:var(--accent);text-decoration:underline}
section{padding:3rem 0 0}
.summary{list-style:none;padding:0;max-width:72ch}
.summary li{padding:.75rem 0;border-bottom:1px solid var(--rule)}
.summary li:first-child{font-size:1.15rem}
figure{margin:0}
.drawn svg{display:block;max-width:100%;height:auto}
.drawn text{white-space:pre;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.rates-wide{font-size:13px}.rates-narrow{font-size:12px}
.drawn.narrow{display:none}
figcaption{font-size:.9rem;color:var(--soft);margin-top:.75rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:0;margin:0 0 .75rem}
.legend li{display:flex;align-items:center;gap:.5rem}
details>summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
.note{background:var(--note-ground);border-left:3px solid var(--note-rule);padding:.9rem 1.1rem;margin:0 0 1.25rem;border-radius:0 6px 6px 0}
.note ul{margin:0;padding-left:1.2rem}
.note p{margin:0 0 .4rem}
.limits{padding-left:1.1rem}
.limits li{margin-bottom:.6rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:0 2.5rem}
.pairs div{display:flex;justify-content:space-between;gap:1rem;border-bottom:1px solid var(--rule);padding:.35rem 0;font-size:.9rem}
.pairs dt{color:var(--muted);flex:none}.pairs dd{margin:0;text-align:right}
.tag{display:inline-block;font-size:.74rem;line-height:1.5;padding:0 .5em;border-radius:1em;border:1px solid currentColor;color:var(--muted);font-weight:500;white-space:nowrap;vertical-align:.08em}
.tag.harm,.tag.blocked{color:var(--harm)}
footer{margin-top:4rem;border-top:1px solid var(--rule);padding-top:1rem;color:var(--muted);font-size:.88rem}
@media (min-width:70rem){
.page{grid-template-columns:12.5rem minmax(0,1fr);column-gap:3.5rem}
.top,footer{grid-column:1/-1}
nav ol{position:sticky;top:1.5rem;display:block;border:0;padding:0;margin-top:3.2rem;line-height:1.35}
nav li{padding:.22rem 0}}
@media (max-width:44rem){
.nowrap{white-space:normal}
.drawn.wide{display:none}.drawn.narrow{display:block}
.page{padding-inline:1rem}.banner p{padding-inline:1rem}
.top{padding-top:2rem}section{padding-top:2.25rem}.lede{font-size:1.08rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{
:root{--paper:#fff;--panel:#f6f6f6;--ink:#000;--soft:#222;--muted:#555;--rule:#ccc;--grid:#ddd;--accent:#000;--series:#1d5e96;--other:#8a5a00;--harm:#8c2a08;--harm-ground:#fbeae2;--credit:#12513a;--credit-ground:#e6f2ec;--mark:#ffd9c7;--note-ground:#fff8e4}
body{font-size:10.5pt}.page{display:block;max-width:none;padding:0}nav,.skip{display:none}
.drawn.wide{display:block}.drawn.narrow{display:none}
h2,h3,h4,summary,.group{break-after:avoid}tr,.line,figure,.legend{break-inside:avoid}
details::details-content{content-visibility:visible;height:auto}.frame{overflow:visible}}
`;
