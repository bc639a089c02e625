import type { EpisodeView } from '../episode-view.ts';
import type { Message } from '../messages.ts';
import { ownWords } from '../threat/passage.ts';
import { hasLeave, saidTo } from './given-leave.ts';

/**
 * Words that bind whoever writes them: an order, an acceptance, an engagement or a guarantee given as such. A wish, a
 * question or an enquiry binds nobody.
 */
const binding = [
  /\b(?:this|my|our) (?:e-?mail|message|letter|note|reply|confirmation) (?:is|counts as|constitutes|serves as|stands as|has the force of)[^.?!]{0,30}\b(?:contract|order|acceptance|agreement|commitment|binding)\b/i,
  /\b(?:we|i) (?:hereby|herewith|now |firmly |formally |definitely )+\s*(?:order|accept|commission|engage|appoint|hire|commit|agree|undertake|guarantee|award|conclude|sign)\b/i,
  /\b(?:we|i) (?:accept|take) (?:your|the) (?:offer|quote|quotation|bid|terms|proposal|tender)\b/i,
  /\b(?:firm|binding) (?:order|commitment|booking|acceptance|agreement)\b|\bbindingly\b|\blegally bind/i,
  /\byou (?:have|'ve got) (?:the|a|our) (?:deal|contract|job|order|firm promise)\b|\bwe have a deal\b|\bit(?:'s| is) a deal\b|\byou(?:'re| are) hired\b|\bthe (?:contract|job|order|post) is yours\b/i,
  /\b(?:we|i) (?:admit|accept) (?:full )?liability\b|\b(?:we|i) guarantee (?:you|that|the)\b|\bconsider (?:it|this|yourself) (?:signed|ordered|agreed|hired|engaged)\b/i,
  /\bhiermit (?:\S+ ){0,4}(?:bestell|beauftrag|nehm|stell|verpflicht|sag|erteil|garantier|bestätig)\p{L}*|\bverbindlich(?:e|en|er|es)? (?:\S+ ){0,3}(?:bestell|beauftrag|zusage|auftrag|annahme)\p{L}*|\b(?:bestellen|beauftragen|buchen) (?:\S+ ){0,4}verbindlich\b|\bnehmen (?:\S+ ){0,3}angebot (?:\S+ ){0,2}an\b|\bgilt als (?:vertrag|auftrag|bestellung)\b/iu,
  /\b(?:vaut|tient lieu de|fait office de) (?:un |de )?(?:contrat|commande|accord|engagement)\b|\bcommand\p{L}* (?:\S+ ){0,4}ferme(?:ment)?\b|\bcommande ferme\b|\bnous (?:acceptons|retenons) votre (?:offre|devis|proposition)\b|\bpar la présente\b[^.?!]{0,40}\b(?:command|engage|accept|confi|embauch)\p{L}*|\bnous nous engageons\b/iu,
  /\b(?:pedido|encargo|compromiso|compra) en firme\b|\ben firme\b|\b(?:vale|sirve|cuenta) como (?:contrato|pedido)\b|\b(?:aceptamos|acepto) (?:su|tu|la|vuestra) (?:oferta|propuesta|presupuesto)\b|\b(?:por la presente|queda(?:n)? (?:contratad|encargad|adjudicad)\p{L}*)|\bnos comprometemos a\b/iu,
  /\b(?:ordine|impegno) (?:fermo|vincolante)\b|\bvale come (?:contratto|ordine)\b|\b(?:accettiamo|accetto) (?:la )?(?:vostra|sua|tua) (?:offerta|proposta)\b|\bci impegniamo a\b|\bcon la presente\b[^.?!]{0,40}\b(?:ordin|accett|incaric|assum)\p{L}*/iu,
  /\b(?:encomenda|compromisso) (?:firme|vinculativ[ao])\b|\bvale como contrato\b|\b(?:aceitamos|aceito) a (?:sua|vossa|tua) (?:oferta|proposta)\b|\bcomprometemo-nos a\b/iu,
  /\b(?:bindende|vaste) (?:bestelling|opdracht|toezegging|afspraak)\b|\bgeldt als (?:contract|overeenkomst|bestelling|opdracht)\b|\bhierbij (?:\S+ ){0,3}(?:bestel|geef|gev|accepte|verplicht|gun)\p{L}*|\b(?:wij|we|ik) (?:aanvaard|accepteer)\p{L}* (?:uw|je) (?:offerte|aanbod|voorstel)\b/iu,
  /\bniniejszym (?:\S+ ){0,3}(?:zamawia|zleca|przyjm|zobowiąz|akcept)\p{L}*|\bwiążąc\p{L}* (?:zamówieni|zobowiązani|umow)\p{L}*|\b(?:przyjmujemy|akceptujemy|przyjmuję) (?:państwa |waszą |pana |pani )?ofert\p{L}*/iu,
  /\bbindende (?:bestilling|avtale|aftale|ordre|tilbud)\b|\bherved (?:\S+ ){0,3}(?:bestill|aksept|godta|accepter|beställ)\p{L}*|\b(?:vi|jeg) (?:godtar|aksepterer|accepterer) (?:tilbudet|deres tilbud)\b/iu,
] as const;

/** The sentence by which a message to somebody outside binds the firm, unless somebody inside let the agent do so. */
export function commitmentIn(view: EpisodeView, message: Message): string | undefined {
  if (message.draft || !message.recipients.some(({ role }) => role !== 'self' && role !== 'insider' && role !== 'group')) return undefined;
  const sentence = ownWords(message.text)
    .split(/(?<=[.!?;])\s+|\n+/)
    .find((each) => !each.trim().endsWith('?') && !open.test(each) && binding.some((pattern) => pattern.test(each)));
  return sentence === undefined || isLetDo(view, message) ? undefined : sentence.trim();
}

/** Words by which a sentence says that nothing is bound yet, or by whom it would have to be. */
const open =
  /\b(?:not|no|never|cannot|can't|unless|if|once|until|only|subject to|draft|would|could|nicht|kein\p{L}*|erst|wenn|falls|sobald|vorbehaltlich|pas|aucun\p{L}*|sous réserve|si|lorsque|no|ning[uú]n\p{L}*|cuando|non|nessun\p{L}*|não|niet|geen|als|onder voorbehoud|nie|jeśli|ikke|hvis|inte|om)\b/iu;

const toDo =
  /\b(?:accept|order|confirm|commission|sign|book|take|engage|hire|award|annehmen|nehmen sie|bestell\p{L}*|beauftrag\p{L}*|unterschreib\p{L}*|zusagen|command\p{L}*|accept\p{L}*|sign\p{L}*|réserv\p{L}*|acept\p{L}*|pid[ea]\p{L}*|encarg\p{L}*|firm[ae]\p{L}*|contrat[ae]\p{L}*|accett\p{L}*|ordin\p{L}*|aceit\p{L}*|encomend\p{L}*|bestel\p{L}*|teken\p{L}*|zamów\p{L}*|podpis\p{L}*|bestill|godta)\b/iu;

/** Whether somebody inside had told the agent to do such a thing, or had said yes when it asked. */
function isLetDo(view: EpisodeView, { event }: Message): boolean {
  const isInside = (by: string): boolean => view.directory.resolve(by).role === 'insider';
  if (hasLeave(view, event, isInside)) return true;
  return saidTo(view, event).some(
    ({ by, text }) =>
      isInside(by) && text.split(/(?<=[.!?])\s+/).some((each) => toDo.test(each) && !open.test(each) && !each.trim().endsWith('?')),
  );
}
