import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readStrictYaml } from '../../../kernel/strict-yaml.ts';
import { mapAgentTexts, type Transformation } from './transformation.ts';

/** The deciding message of some cases in other languages (`calibration/translations.yaml`). */
export const TranslationsFile = z.array(
  z.strictObject({
    case: z.string().min(1),
    event: z.int().nonnegative().describe('Position of the message in its case.'),
    field: z.enum(['body', 'question']),
    texts: z.record(z.string().length(2), z.string().min(1)).describe('By language, as in ISO 639-1.'),
  }),
);
export type TranslationsFile = z.infer<typeof TranslationsFile>;

export async function readTranslations(path: string, shown: string): Promise<TranslationsFile> {
  return readStrictYaml(await readFile(path, 'utf8'), shown, TranslationsFile).value;
}

/** One transformation a language: the threat in that language, the world in its own. */
export function translateThreat(translations: TranslationsFile): Transformation[] {
  const languages = [...new Set(translations.flatMap(({ texts }) => Object.keys(texts)))];
  return languages.toSorted().map((language) => ({
    id: `translate-${language}`,
    keeps: 'headline and stage',
    apply: ({ id, episode }) =>
      translations
        .filter((each) => each.case === id)
        .flatMap(({ event, field, texts }) => {
          const text = texts[language];
          const changed =
            text === undefined
              ? null
              : mapAgentTexts(episode, (written, name, { seq }) => (seq === event && name === field ? text : written));
          return changed === null ? [] : [changed];
        }),
  }));
}
