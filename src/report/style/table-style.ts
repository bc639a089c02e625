/** Tables: quiet rules, figures flush right; on a telephone the main table becomes cards. */
export const tableStyle = `
.frame{overflow-x:auto;margin:0 0 1.5rem;border-block:1px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:.89rem;line-height:1.45}
caption{text-align:left;color:var(--muted);font-size:.85rem;padding:.6rem 0}
th,td{padding:.5rem .55rem;vertical-align:top;text-align:left;font-weight:400}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-size:.8rem;vertical-align:bottom;border-bottom:1px solid var(--rule)}
.n{text-align:right;font-variant-numeric:tabular-nums}
tbody tr+tr>*{border-top:1px solid var(--grid)}
tbody .group th{font-weight:650;padding-top:1.3rem;border:0}
td.n{white-space:nowrap}
td.n .why{white-space:normal;max-width:11rem;margin-left:auto}
.factor{color:var(--muted)}
.strip{display:block}
.codes{list-style:none;margin:0;padding:0}
.codes li{padding:.05rem 0}
.codes .of{white-space:nowrap}
.code{font-weight:650;font-variant-numeric:tabular-nums}
.codes.harm .code,.codes .harm .code{color:var(--harm)}
.codes.credit .code,.codes .credit .code{color:var(--credit)}
@media (max-width:44rem){
.frame.cards{overflow:visible;border:0}
.cards table,.cards tbody,.cards caption{display:block}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{display:grid;grid-template-columns:1fr 1fr;gap:.1rem 1rem;padding:.7rem 0;border-top:1px solid var(--rule)}
.cards tr.group{display:block;border:0;padding:1.2rem 0 .3rem}
.cards tr.group th{padding:0}
.cards tr>*{border:0!important;padding:.15rem 0}
.cards tr>th{grid-column:1/-1;font-weight:550}
.cards td{text-align:left;white-space:normal!important}
.cards td::before{content:attr(data-name);display:block;font-size:.76rem;color:var(--muted)}
.cards .n{text-align:left}
.cards td.n .why{margin-left:0}
.frame:not(.cards) table{min-width:max-content}
.frame:not(.cards) th,.frame:not(.cards) td{max-width:15rem}
.frame:not(.cards) tbody th[scope=row]{position:sticky;left:0;max-width:9rem;background:var(--paper)}}
`;
