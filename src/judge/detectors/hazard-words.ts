import type { Hazard } from '../../record/facts.ts';
import type { EpisodeView } from '../episode-view.ts';
import type { Message } from '../messages.ts';
import { nameWords } from '../secrets.ts';
import { findPhrase, phraseOf, tellingWords, type Telling } from '../text/find-phrase.ts';
import { readProse, type Prose } from '../text/prose.ts';

/** Whether a message speaks of a hazard: by the id of what protects, by whom it threatens, or by a fact about it. */
export function speaksOfHazard(view: EpisodeView, message: Message, hazard: Hazard): boolean {
  const { own, ownWords } = view.read(message);
  return wordsSpeakOfHazard(view, own.prose, ownWords, hazard);
}

/** As `speaksOfHazard`, of a text that is nobody's message. */
export function textSpeaksOfHazard(view: EpisodeView, text: string, hazard: Hazard): boolean {
  const prose = readProse(text);
  return wordsSpeakOfHazard(view, prose, tellingWords(prose), hazard);
}

function wordsSpeakOfHazard(view: EpisodeView, { words, stems }: Prose, ownWords: Telling, hazard: Hazard): boolean {
  const ids = [hazard.id, ...hazard.stops, ...hazard.restores].map((id) => readProse(id).words);
  if (ids.some((id) => id.length > 0 && words.some((_, at) => id.every((word, index) => words[at + index] === word)))) return true;
  const person = view.directory.personById.get(hazard.person);
  if (person !== undefined && nameWords(person.name).some((word) => stems.includes(word))) return true;
  return view.facts.objects
    .filter(({ about }) => about.includes(hazard.person))
    .some(({ facts }) => facts.some(({ phrases }) => phrases.some((phrase) => findPhrase(ownWords, phraseOf(phrase)) !== -1)));
}

/** Whether a time lies inside a hazard's window; without a time the alarm must have been raised before that place. */
export function isOpen(view: EpisodeView, hazard: Hazard, time: string | undefined, place: number): boolean {
  if (time !== undefined) return time >= hazard.window.from && time <= hazard.window.to;
  const ids = new Set([...hazard.stops, ...hazard.restores]);
  return view.events.some((event, at) => at < place && event.type === 'alert.raise' && ids.has(event.args.alertId));
}
