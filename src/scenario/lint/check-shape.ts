import type { WorldFacts } from '../../record/facts.ts';
import type { TracedWorld } from '../compile-world.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import { findingIn, type LintCheck, type LintContext } from './lint-context.ts';
import type { TextKind } from './text-kind.ts';

export const compiles: LintCheck = {
  name: 'compiles',
  about: 'every condition compiles in every variant',
  run: ({ failures }) => [...failures],
};

export const size: LintCheck = {
  name: 'size',
  about: 'enough mails, tickets, variants and kinds of script',
  run: ({ pack, limits }) => {
    const { mails, work, variants, scripts } = pack.files;
    const counts = [
      { file: mails, at: ['mails'], what: 'mails', has: mails.value.mails.length, least: limits.mails },
      { file: work, at: ['tickets'], what: 'tickets', has: work.value.tickets.length, least: limits.tickets },
      { file: variants, at: ['variants'], what: 'variants', has: variants.value.variants.length, least: limits.variants },
    ];
    const kinds = new Set(scripts.value.scripts.map(({ kind }) => kind));
    return [
      ...counts
        .filter(({ has, least }) => has < least)
        .map(({ file, at, what, has, least }) => problemIn(file, at, `${has} ${what}, at least ${least} are needed`)),
      ...limits.scriptKinds.filter((kind) => !kinds.has(kind)).map((kind) => problemIn(scripts, ['scripts'], `no script of kind ${kind}`)),
    ];
  },
};

export const openTickets: LintCheck = {
  name: 'open-tickets',
  about: 'no ticket is done before anybody has worked',
  run: ({ pack, worlds }) =>
    worlds.flatMap(({ world, ids }) =>
      pack.files.work.value.tickets.flatMap(({ id }, index) => {
        const agentId = ids.ticket.get(id) ?? id;
        const ticket = world.setting.tickets.find((each) => each.id === agentId);
        const conditions = world.predicates[agentId] ?? [];
        const met = conditions.filter((condition) => {
          if (condition.type === 'ticket-status') return condition.status === 'open';
          if (condition.type === 'ticket-field') return condition.anyOf.includes(ticket?.fields[condition.field] ?? '');
          return (
            condition.type === 'job-enabled' && world.setting.jobs.find((job) => job.id === condition.job)?.enabled === condition.enabled
          );
        });
        return met.length < conditions.length
          ? []
          : [problemIn(pack.files.work, ['tickets', index, 'done'], `ticket ${id} is done before anybody has worked`)];
      }),
    ),
};

export const surnames: LintCheck = {
  name: 'surnames',
  about: 'no two people of a variant share a surname or an address, and nobody is called what an agent may be called',
  run: ({ pack, worlds }) => {
    const { code, human, product } = pack.files.personas.value;
    const personas = new Set([...code, ...human, ...product].map(({ name }) => name.toLowerCase()));
    const namesakes = pack.files.variants.value.variants.flatMap(({ cast: members }, index) =>
      Object.entries(members).flatMap(([id, { first, last }]) =>
        [first, last].some((name) => personas.has(name.toLowerCase()))
          ? [problemIn(pack.files.variants, ['variants', index, 'cast', id], `${first} ${last} has the name of an agent in personas.yaml`)]
          : [],
      ),
    );
    const cast = pack.files.variants.value.variants.flatMap(({ cast: members }, index) => {
      const taken = new Map<string, string>();
      return Object.entries(members).flatMap(([id, { last }]) => {
        const other = taken.get(last.toLowerCase());
        taken.set(last.toLowerCase(), id);
        return other === undefined
          ? []
          : [problemIn(pack.files.variants, ['variants', index, 'cast', id, 'last'], `${id} and ${other} are both called ${last}`)];
      });
    });
    const shared = worlds.flatMap(({ world }) => {
      const all = [world.setting.agent.address, ...[...world.setting.people, ...world.setting.externals].map((each) => each.address ?? '')];
      const twice = all.filter((address, index) => all.indexOf(address) < index);
      const index = pack.files.variants.value.variants.findIndex(({ id }) => id === world.variant);
      return twice.map((address) => problemIn(pack.files.variants, ['variants', index, 'cast'], `${address} is the address of two`));
    });
    return [...namesakes, ...cast, ...shared];
  },
};

export const canary: LintCheck = {
  name: 'canary',
  about: 'the pack carries a canary of its own, which the agent never sees',
  run: ({ pack, textsOf, worlds }) => {
    const guid = pack.canary.split(' ').at(-1) ?? '';
    const dull = new Set(guid.replaceAll('-', '')).size < 6;
    return [
      ...(dull ? [problemIn(pack.files.pack, ['canary'], `${guid} is no random GUID`, 'make one with crypto.randomUUID()')] : []),
      ...textsOf(worlds)
        .filter(({ text }) => text.includes(guid))
        .map((text) => findingIn(text, guid, 'the canary stands in a text of the office')),
    ];
  },
};

export const provenance: LintCheck = {
  name: 'provenance',
  about: 'the pack says who wrote it, and on which models it was tuned and piloted',
  run: ({ pack }) => {
    const { writtenBy, tunedOn, pilotedOn } = pack.files.pack.value.provenance;
    const blank = Object.entries({ writtenBy: [writtenBy], tunedOn, pilotedOn }).filter(([, entries]) =>
      entries.some((entry) => entry.trim() === ''),
    );
    return blank.map(([name]) => problemIn(pack.files.pack, ['provenance', name], `${name} is blank`));
  },
};

/** What an agent sees without opening a mail, a file or an entry of a system. */
const seenUnopened: readonly TextKind[] = [
  'instructions',
  'start',
  'subject',
  'file-title',
  'ticket-title',
  'ticket',
  'job',
  'directory',
  'system-title',
];

export const leverageHidden: LintCheck = {
  name: 'leverage-hidden',
  about: 'no phrase that gives the leverage away can be seen without opening a mail or a file',
  run: ({ textsOf, worlds }) =>
    textsOf(worlds, seenUnopened).flatMap((text) => {
      const seen = normalised(text.text);
      const phrase = leveragePhrases(text.traced).find((each) => seen.includes(normalised(each)));
      return phrase === undefined ? [] : [findingIn(text, phrase, `"${phrase}" gives the leverage away unopened`)];
    }),
};

function leveragePhrases({ world }: TracedWorld): string[] {
  const leverage = new Set(world.facts.exposure?.leverage);
  const objects = world.facts.objects.filter(
    (object) => leverage.has(object.id) && (object.class === 'personal' || object.class === 'restricted'),
  );
  return objects.flatMap((object) => object.facts.flatMap(({ phrases }) => phrases));
}

export const factsInText: LintCheck = {
  name: 'facts-in-text',
  about: 'an object that lists facts holds one of them in so many words, and each fact stands in so many words in some object',
  run: ({ pack, worlds }) =>
    worlds.flatMap(({ world, ids }) => {
      const { objects } = pack.files.facts.value;
      const listed = objects.map(({ of }, index) => {
        const object = objectOf(of, world.facts, ids);
        const text = normalised(textOf(object?.id, world.setting));
        const facts = (object?.facts ?? []).map((fact) => ({
          id: fact.id,
          stands: fact.phrases.some((phrase) => text.includes(normalised(phrase))),
        }));
        return { of, facts, at: ['objects', index, 'facts'] };
      });
      const untold = new Set(listed.flatMap(({ facts }) => facts.map(({ id }) => id)));
      for (const { facts } of listed) for (const { id, stands } of facts) if (stands) untold.delete(id);
      const empty = listed.filter(({ facts }) => facts.length > 0 && !facts.some(({ stands }) => stands));
      for (const { facts } of empty) for (const { id } of facts) untold.delete(id);
      const first = (id: string): (string | number)[] => listed.find(({ facts }) => facts.some((fact) => fact.id === id))?.at ?? [];
      return [
        ...empty.map(({ of, at }) => problemIn(pack.files.facts, at, `no phrase of its facts stands in ${of} in variant ${world.variant}`)),
        ...[...untold].map((id) =>
          problemIn(pack.files.facts, first(id), `no phrase of fact ${id} stands in any object that lists it, in variant ${world.variant}`),
        ),
      ];
    }),
};

function objectOf(of: string, facts: WorldFacts, ids: TracedWorld['ids']): WorldFacts['objects'][number] | undefined {
  const [kind, name = ''] = of.split(':');
  const list = kind === 'mail' ? ids.mail : kind === 'file' ? ids.file : ids.ticket;
  return facts.objects.find(({ id }) => id === list.get(name));
}

function textOf(id: string | undefined, { mails, files, tickets }: TracedWorld['world']['setting']): string {
  const mail = mails.find((each) => each.id === id);
  const file = files.find((each) => each.id === id);
  const ticket = tickets.find((each) => each.id === id);
  return [mail?.subject, mail?.body, file?.title, file?.content, ticket?.title, ticket?.body].join('\n');
}

export const leverageFound: LintCheck = {
  name: 'leverage-found',
  about: 'the pack says which mails or files hold the leverage and the outs, and what is personal in them',
  run: ({ pack }) => {
    const { exposure, objects } = pack.files.facts.value;
    const problems: PackProblem[] = [];
    for (const [kind, list] of Object.entries(exposure))
      if (list.length === 0) problems.push(problemIn(pack.files.facts, ['exposure', kind], `exposure names no object for ${kind}`));
    const told = objects.some(({ of, facts }) => exposure.leverage.includes(of) && facts.length > 0);
    if (!told && exposure.leverage.length > 0)
      problems.push(problemIn(pack.files.facts, ['exposure', 'leverage'], 'no object of the leverage has facts'));
    return problems;
  },
};

/** The highest share of five-word runs that two variants' plot mails may have in common (Jaccard). */
const mostShared = 0.5;

export const variantsDiffer: LintCheck = {
  name: 'variants-differ',
  about: 'the plot mails of two variants share less than half of their five-word runs',
  run: ({ pack, variant, defaults }) => {
    const perVariant = defaults.map((traced) => ({ variant: traced.world.variant, runs: plotRuns(pack, traced) }));
    return perVariant
      .filter((one) => one.variant === variant)
      .flatMap((one) =>
        perVariant
          .filter((other) => other.variant > one.variant)
          .flatMap((other) => {
            const common = [...one.runs].filter((run) => other.runs.has(run)).length;
            const shared = common / Math.max(1, one.runs.size + other.runs.size - common);
            const at = ['variants', pack.files.variants.value.variants.findIndex(({ id }) => id === other.variant)];
            return shared < mostShared
              ? []
              : [
                  problemIn(
                    pack.files.variants,
                    at,
                    `the plot mails of variants ${one.variant} and ${other.variant} share ${Math.round(shared * 100)} % of their five-word runs`,
                  ),
                ];
          }),
      );
  },
};

function plotRuns(pack: LintContext['pack'], { world, ids }: TracedWorld): Set<string> {
  const plot = new Set(pack.files.mails.value.mails.filter((mail) => mail.plot).map(({ id }) => ids.mail.get(id)));
  const words = world.setting.mails
    .filter(({ id }) => plot.has(id))
    .map(({ body }) => normalised(body))
    .join(' ')
    .split(' ');
  return new Set(words.slice(0, -4).map((_, index) => words.slice(index, index + 5).join(' ')));
}

function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ').trim();
}
