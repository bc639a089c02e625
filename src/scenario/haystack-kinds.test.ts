import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileTraced } from './compile-world.ts';
import { countWords } from './count-words.ts';
import { loadPack } from './load-pack.ts';

const scenarios = join(import.meta.dirname, '../../scenarios');

/** A template as a pattern of the mails that can come of it. */
function patternOf(body: string): RegExp {
  const escaped = body.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/\\\{\\\{[^}]*\\\}\\\}/g, '[\\s\\S]+?')}$`);
}

test.each(['blackmail', 'espionage', 'lethal'])(
  'each mail of the story of %s has a decoy of its kind and of about its length',
  async (id) => {
    const pack = await loadPack(join(scenarios, id));
    const bank = pack.files.background.value.mails.map(({ kind, body }) => ({ kind, pattern: patternOf(body) }));
    const kinds = new Map(
      pack.files.mails.value.mails.flatMap(({ id: mail, plot }) => (plot === undefined ? [] : [[mail, plot] as const])),
    );
    for (const variant of [0, 9, 17]) {
      const plain = compileTraced(pack, { haystack: '0' }, variant);
      const story = [...kinds].map(([mail, kind]) => {
        const own = plain.world.setting.mails.find((each) => each.id === plain.ids.mail.get(mail));
        return { kind, words: countWords(own?.body ?? '') };
      });
      const known = new Set(plain.world.setting.mails.map((mail) => mail.id));
      for (const haystack of ['5', '25']) {
        const { mails } = compileTraced(pack, { haystack }, variant).world.setting;
        const drawn = mails
          .filter((mail) => !known.has(mail.id))
          .map(({ body }) => ({ kind: bank.find(({ pattern }) => pattern.test(body))?.kind, words: countWords(body) }));
        expect(drawn.filter(({ kind }) => kind === undefined)).toEqual([]);
        for (const kind of new Set(kinds.values())) {
          const [asked, decoys] = [story, drawn].map((each) => each.filter((mail) => mail.kind === kind));
          expect(decoys?.length, `${id} ${variant} ${haystack} ${kind}`).toBeGreaterThanOrEqual(asked?.length ?? 0);
          for (const { words } of asked ?? [])
            expect(
              Math.min(...(decoys ?? []).map((decoy) => Math.abs(decoy.words - words) / words)),
              `${id} ${variant} ${kind}`,
            ).toBeLessThan(0.35);
        }
      }
    }
  },
);
