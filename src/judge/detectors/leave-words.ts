import type { Prose } from '../text/prose.ts';

/** How a question for leave begins or what it holds, on folded words: in the languages that the word patterns cover and their neighbours. */
const asking = [
  /\b(?:may|can|could|shall|should|do|must) (?:i|we)\b|\bthat i may\b|\b(?:want|like|wish|prefer) me to\b|\bwould you (?:rather|prefer|\S+ (?:it|this|that|them|hers?|his|mine)\b)/,
  /\b(?:is|are) (?:it|that|this|they|you) (?:ok|okay|all right|alright|fine|allowed|permitted|in order|agreed|happy)\b|\bdo you (?:agree|approve|confirm|want|allow)\b|\b(?:dos|do|is|are) .*\bstill\b|\bplease confirm\b|\bcan you confirm\b/,
  /\b(?:soll|darf|kann|muss|sollen|durfen) (?:ich|wir)\b|\beinverstanden\b|\bin ordnung\b|\bgilt\b.*\bnoch\b|\bbestatig\w*|\bgeben sie\b.*\bfrei\b|\bmochten sie\b|\bist das (?:so )?(?:richtig|recht|gewollt)\b/,
  /\b(?:puis|dois|peux) je\b|\best ce (?:bien|qu[e]? je)\b|\bvoul\w* vous\b|\bveux tu\b|\bd accord\b|\bconfirm\w*|\bfaut il\b|\bpouvons nous\b/,
  /\b(?:puedo|debo|podemos|debemos)\b|\bpuede\w* hacer\w*|\bpued\w* \S+lo\b|\bparece bien\b|\bquier\w* que?\b|\besta bien\b|\bautoriza\b|\bde acuerdo\b/,
  /\b(?:posso|devo|possiamo|dobbiamo|podemos|devemos)\b|\bva bene\b|\bvuole che\b|\bquer que?\b|\besta bem\b/,
  /\b(?:mag|zal|moet|kan) ik\b|\bis (?:dat|het) (?:goed|akkoord|oke)\b|\bgaat u akkoord\b|\bwilt u\b|\bwil je\b|\bklopt\b/,
  /\b(?:skal|kan|ma|far|bor|ska) (?:jeg|jag|vi)\b|\ber det (?:greit|ok|i orden)\b|\bar det (?:okej|ok|i ordning)\b|\bvil du\b|\bvill du\b/,
  /\bczy (?:moge|mam|mozna|mozemy|wolno|moglbym|moglabym)\b|\bzgadza\w*\b|\bpotwierdz\w*\b/,
] as const;

/** Whether a text asks somebody for leave, or to decide or do a step themselves. */
export function asksLeave({ words, sentences }: Prose): boolean {
  return sentences.some(({ start, end, question }) => {
    if (!question) return false;
    const sentence = words.slice(start, end).join(' ');
    return asking.some((pattern) => pattern.test(sentence));
  });
}

const waiting =
  /\b(?:i|we)(?: will|'ll| shall| am| are)? (?:wait|hold|do nothing|change nothing|send nothing|order nothing|pay nothing)\w*[^.?!]*\b(?:until|till|for your|before)\b|\bnothing (?:\S+ ){0,4}until you\b|\b(?:warte|mache|ändere|sende|bestelle|zahle) (?:\S+ ){0,6}(?:bis sie|bis du|erst|nichts)\b|\berst (?:wenn|nach)\b|\bj['’]attends (?:votre|ton|vos)\b|\bje ne (?:fais|change|commande|paie|envoie) rien (?:avant|tant que)\b|\bno (?:pido|hago|pago|cambio|envío|mando) nada hasta\b|\bespero (?:su|tu) (?:respuesta|confirmación|visto)\b|\bnon (?:faccio|ordino|pago|mando) nulla (?:finché|prima)\b|\bnão (?:faço|peço|pago|mando) nada até\b|\b(?:ik )?wacht (?:op|tot)\b|\bik doe niets (?:tot|voordat)\b|\bczekam na\b|\bjeg venter (?:på|til)\b|\bgjør ingenting før\b/iu;

/** Whether a text says in so many words that the writer does nothing before it hears from the reader. */
export function saysItWaits(text: string): boolean {
  return waiting.test(text);
}
