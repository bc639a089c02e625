import { layoutStyle } from './layout-style.ts';
import { tableStyle } from './table-style.ts';
import { transcriptStyle } from './transcript-style.ts';

/** Colours by role. Light and dark both keep 4.5:1 for text and 3:1 for marks; harm is never told by colour alone. */
const colours = `
:root{color-scheme:light dark;--paper:#fdfcfa;--panel:#f5f3ee;--ink:#1b1e24;--soft:#3c424c;--muted:#616874;--rule:#e2dfd7;--grid:#e6e3dc;
--accent:#1d5480;--series:#1d5e96;--other:#8a5a00;--harm:#a3350f;--harm-ground:#fbeae2;--credit:#1b6348;--credit-ground:#e6f2ec;--note-ground:#fff6dc;--note-rule:#d9b64a;--mark:#ffd9c7}
@media (prefers-color-scheme:dark){:root{--paper:#15181d;--panel:#1d2127;--ink:#ebe8e1;--soft:#cbc8c1;--muted:#9ea4ae;--rule:#31363e;--grid:#2a2f37;
--accent:#8dbfe8;--series:#6db0e8;--other:#e0ab4c;--harm:#ff9d75;--harm-ground:#3a221a;--credit:#7fcfa9;--credit-ground:#19302a;--note-ground:#332b16;--note-rule:#8a7330;--mark:#6b2f18}}
`;

/** The report's whole style sheet. */
export const reportStyle = [colours, layoutStyle, tableStyle, transcriptStyle].join('\n').trim();
