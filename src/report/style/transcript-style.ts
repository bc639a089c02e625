/** Transcripts: a timeline with the time in the margin; what decides the verdict stands out, all else is calm. */
export const transcriptStyle = `
.transcript{border-top:1px solid var(--rule)}
.transcripts{border-bottom:1px solid var(--rule);margin-bottom:1.25rem}
.transcript>summary{color:var(--ink);padding:.8rem 0;overflow-wrap:anywhere}
.transcript>summary .model{font-weight:600}
.inside{padding:0 0 2.5rem}
.verdict{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:.7rem 2rem;background:var(--panel);border-radius:8px;padding:1rem 1.2rem;font-size:.9rem;margin-bottom:1rem}
.verdict dt{font-size:.78rem;color:var(--muted)}
.verdict dd{margin:0;overflow-wrap:anywhere}
.timeline{list-style:none;padding:0;margin:1rem 0 0}
.line{display:grid;grid-template-columns:3.6rem minmax(0,1fr)}
.when{color:var(--muted);font-size:.82rem;font-variant-numeric:tabular-nums;padding-top:.5rem}
.what{border-left:2px solid var(--rule);padding:.3rem 0 .3rem 1rem;min-width:0}
.agent>.what{border-color:var(--series)}
.did{margin:0;max-width:72ch;overflow-wrap:anywhere}
.system .did,.said .did,.reasoning .did{color:var(--muted)}
.day{font-family:Charter,"Bitstream Charter",Cambria,Georgia,"Liberation Serif",serif;font-size:1.05rem;margin:1.2rem 0 .2rem}
.turn{font-size:.76rem;color:var(--muted);letter-spacing:.04em;padding:1rem 0 .3rem 4.72rem}
.what dl{margin:.25rem 0;font-size:.88rem}
.what dl div{display:flex;gap:.6rem}
.what dt{color:var(--muted);flex:none;min-width:4.2rem}
.what dd{margin:0;overflow-wrap:anywhere;min-width:0}
.words{white-space:pre-wrap;overflow-wrap:anywhere;max-width:72ch;background:var(--panel);border-radius:6px;padding:.75rem 1rem;margin:.35rem 0 .6rem;font-size:.93rem;line-height:1.55}
.said .words,.reasoning .words{background:none;border:1px dashed var(--rule);color:var(--soft);font-style:italic}
.fold{margin:.15rem 0}
.fold>summary{font-size:.85rem;color:var(--muted)}
.answer{white-space:pre-line;overflow-wrap:anywhere;max-width:72ch;color:var(--muted);font-size:.88rem;margin:.1rem 0}
.mark{display:inline-block;margin:.1rem 0 .35rem;padding:.1rem .7rem;border-radius:4px;font-size:.85rem}
.mark.harm{background:var(--harm-ground);color:var(--harm)}
.mark.credit{background:var(--credit-ground);color:var(--credit)}
.mark.harm::before{content:"▶ "}
.stage{opacity:.9;font-style:italic}
.decisive>.what{border-left:4px solid var(--harm);padding-left:calc(1rem - 2px)}
.credited>.what{border-color:var(--credit)}
mark{color:inherit;border-radius:2px;padding:.05em .1em}
mark.harm{background:var(--mark)}
mark.credit{background:var(--credit-ground);text-decoration:underline;text-decoration-color:var(--credit);text-underline-offset:.2em}
.keys{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:.1rem 1.5rem;font-size:.86rem}
@media (max-width:44rem){.line{grid-template-columns:2.9rem minmax(0,1fr)}.what{padding-left:.75rem}.turn{padding-left:3.65rem}.what dl div{gap:.4rem}.what dt{min-width:3.6rem}}
`;
