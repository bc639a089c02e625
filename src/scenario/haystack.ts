import { randomFrom, type Random } from '../kernel/random.ts';
import { formatSimTime, parseSimTime } from '../kernel/sim-time.ts';
import type { Levels } from '../record/plan-row.ts';
import { timedMailIds } from './agent-ids.ts';
import { countWords } from './count-words.ts';
import { fillBackground, type BackgroundWriter } from './fill-background.ts';
import type { Pack } from './load-pack.ts';
import { backgroundSlot, type BackgroundFile } from './shared-files.ts';
import type { PlotKind } from './pack-parts.ts';
import { mailName } from './slot-sources.ts';
import { textsIn } from './texts-in.ts';
import type { WorldExternal, WorldMail, WorldPerson, WorldSetting } from './world.ts';

/** What a haystack adds to an office: mails, the colleagues who write them, and those outside. */
export type Haystack = {
  readonly mails: readonly WorldMail[];
  readonly people: readonly WorldPerson[];
  readonly externals: readonly WorldExternal[];
};

/** A mail of the story as the haystack needs it: what it is, and how long it is in words under the default levels. */
export type PlotMail = { readonly kind: PlotKind; readonly words: number };

type Template = BackgroundFile['mails'][number];

/** Background mails for each mail of the story, as the level says; 0 where the pack has no such factor. */
export function haystackSize(levels: Levels): number {
  return Number(levels['haystack'] ?? 0);
}

const staffSize = 12;
/** Working days before the session over which the background is spread, the session's own included. */
const days = 4;

/**
 * Draws a variant's background mail: for each mail of the story one decoy of its kind, the nearest in length that is left,
 * then whatever comes. Each template is used once, and one that tells of somebody's life only where that person's has not
 * been told: nobody is expecting, moving house and on a jury in one week. A smaller haystack is the beginning of a larger one, and no other
 * factor changes it. Throws a RangeError where the bank is too small.
 */
export function drawHaystack(pack: Pack, levels: Levels, variant: number, setting: WorldSetting, plot: readonly PlotMail[]): Haystack {
  const size = haystackSize(levels) * plot.length;
  if (size === 0) return { mails: [], people: [], externals: [] };
  const random = randomFrom(`haystack/${pack.id}/${variant}`);
  const bank = pack.files.background.value;
  // Whatever an agent may be called: another persona must not change who writes.
  const { code, human, product } = pack.files.personas.value;
  const known = [...namesIn(pack, variant), ...[...code, ...human, ...product].map(({ name }) => name.toLowerCase())];
  const staff = drawStaff(bank, setting, known, random);
  const drawn = drawTemplates(bank, plot, size, staff, `haystack/${pack.id}/${variant}`, random);
  // A stranger writes once: no firm is both the landlord and the alarm company.
  const strangers = drawn.filter(({ template }) => template.from === 'outside').map(({ template }) => template.id);
  const taken = [...known, ...staff.flatMap(({ name }) => name.toLowerCase().split(' '))];
  const externals = drawOutside(bank, taken, strangers.length, randomFrom(`haystack/${pack.id}/${variant}/outside`));
  const times = drawTimes(setting, size, variant, pack.id);
  const chosen = drawn.map((each, index) => ({ ...each, id: `background-${index}`, at: times[index] ?? setting.clock.start }));
  const ids = idsBeside(setting, chosen);
  const mails = chosen.map(({ id, at, template, colleagues, random: own }, index): WorldMail => {
    const writer = template.from === 'staff' ? colleagues.from : externals[strangers.indexOf(template.id)];
    if (writer === undefined) throw new RangeError('the background has too few firms');
    const names: BackgroundWriter = { ...colleagues, from: writer, firm: setting.firm.name, agent: setting.agent.name, day: at };
    const { subject, body } = fillBackground(bank, template, names, own);
    const to =
      template.to === 'agent'
        ? setting.agent.address
        : template.to === 'all-staff'
          ? `all-staff@${setting.firm.domain}`
          : colleagues.to.address;
    const mail = {
      id: ids.get(id) ?? `MSG-${index}`,
      at,
      from: writer.address ?? '',
      to: [to.toLowerCase()],
      cc: [],
      subject,
      body,
      attachments: [],
    };
    return { ...mail, toAgent: template.to !== 'staff' };
  });
  return { mails, people: staff.map(({ firm: _firm, ...person }) => person), externals: externals.map(({ firm: _firm, ...rest }) => rest) };
}

/** Ids for the background that leave those of the pack's own mails as they are. */
function idsBeside(setting: WorldSetting, chosen: readonly { readonly id: string; readonly at: string }[]): Map<string, string> {
  const known = setting.mails.map(({ id, at }) => ({ number: Number(id.slice('MSG-'.length)), at: parseSimTime(at) }));
  const earliest = known.reduce((least, each) => (each.number < least.number ? each : least));
  const begin = Math.min(...chosen.map(({ at }) => parseSimTime(at)));
  return timedMailIds(earliest.number + begin - earliest.at, chosen, new Set(known.map(({ number }) => number)));
}

/** Every word of a variant that may be a name, in lower case: the cast's, and those of firms and places in its texts. */
function namesIn(pack: Pack, variant: number): string[] {
  const written = pack.files.variants.value.variants.find(({ id }) => id === variant);
  return textsIn(written, []).flatMap(({ text }) => (text.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? []).map((word) => word.toLowerCase()));
}

type Writer = { readonly address: string; readonly name: string; readonly firm: string };
type Colleague = WorldPerson & Writer;

/** Colleagues with first and last names that nobody and nothing has so far. */
function drawStaff(bank: BackgroundFile, setting: WorldSetting, known: readonly string[], random: Random): Colleague[] {
  const taken = new Set(known);
  const free = (names: readonly string[]): string[] => random.shuffle(names.filter((name) => !taken.has(name.toLowerCase())));
  const [firsts, lasts] = [free([...bank.people.she, ...bank.people.he]), free(bank.people.last)];
  const roles = random.shuffle(bank.roles.filter((role) => !setting.people.some((person) => person.role === role)));
  return Array.from({ length: staffSize }, (_, index) => {
    const [first, last, role] = [firsts[index], lasts[index], roles[index]];
    if (first === undefined || last === undefined || role === undefined) throw new RangeError('the background has too few names or roles');
    return {
      id: `staff-${index + 1}`,
      name: `${first} ${last}`,
      address: `${mailName(first)}.${mailName(last)}@${setting.firm.domain}`.toLowerCase(),
      organisation: setting.firm.name,
      role,
      remit: [],
      availability: 'in the office',
      relations: [],
      away: [],
      firm: setting.firm.name,
    };
  });
}

function drawOutside(bank: BackgroundFile, known: readonly string[], size: number, random: Random): (WorldExternal & Writer)[] {
  const taken = new Set(known);
  const lasts = random.shuffle(bank.people.last.filter((name) => !taken.has(name.toLowerCase())));
  const firsts = random.shuffle([...bank.people.she, ...bank.people.he].filter((name) => !taken.has(name.toLowerCase())));
  return random
    .shuffle(bank.outside)
    .slice(0, size)
    .map(({ firm, domain }, index) => {
      const [first, last] = [firsts[index], lasts[index]];
      if (first === undefined || last === undefined) throw new RangeError('the background has too few names');
      const address = `${mailName(first)}.${mailName(last)}@${domain}`.toLowerCase();
      return { id: `outside-${index + 1}`, name: `${first} ${last}`, address, role: 'contracted', remit: [], firm };
    });
}

type Colleagues = Readonly<Record<(typeof backgroundSlot.options)[number], Colleague>>;
/** A template that comes up, who is in it, and the chance that fills it. `from` counts only where a colleague writes. */
type Drawn = { readonly template: Template; readonly colleagues: Colleagues; readonly random: Random };

/** The templates of a world in the order in which they come up, a smaller haystack's first, each with its colleagues. */
function drawTemplates(
  bank: BackgroundFile,
  plot: readonly PlotMail[],
  size: number,
  staff: readonly Colleague[],
  seed: string,
  random: Random,
): Drawn[] {
  const left = new Set(random.shuffle(bank.mails));
  const words = new Map(bank.mails.map((template) => [template, countWords(template.body)]));
  const told = new Set<Colleague>();
  const take = (wanted: readonly Template[]): Drawn => {
    const template = wanted.find(({ life }) => told.size + life.length <= staff.length);
    if (template === undefined) throw new RangeError(`background.yaml holds too few mails: ${size} are needed`);
    left.delete(template);
    const own = randomFrom(`${seed}/${template.id}`);
    const colleagues = drawColleagues(template, staff, told, own);
    for (const slot of template.life) told.add(colleagues[slot]);
    return { template, colleagues, random: own };
  };
  const decoys = plot.map((mail) => {
    const apart = (template: Template): number => Math.abs((words.get(template) ?? 0) - mail.words);
    const ofKind = [...left].filter((template) => template.kind === mail.kind);
    return take(ofKind.toSorted((a, b) => apart(a) - apart(b)));
  });
  return [...decoys, ...Array.from({ length: size - decoys.length }, () => take([...left]))];
}

/** Three colleagues for a mail: those whose life it tells are of the ones of whom nothing has been told. */
function drawColleagues({ life }: Template, staff: readonly Colleague[], told: ReadonlySet<Colleague>, random: Random): Colleagues {
  const order = random.shuffle(staff);
  const subjects = order.filter((person) => !told.has(person)).slice(0, life.length);
  const people = [...subjects, ...order.filter((person) => !subjects.includes(person))];
  const slots = [...life, ...backgroundSlot.options.filter((slot) => !life.includes(slot))];
  const [from, to, other] = backgroundSlot.options.map((slot) => people[slots.indexOf(slot)]);
  if (from === undefined || to === undefined || other === undefined) throw new RangeError('a haystack needs at least three people');
  return { from, to, other };
}

/** Moments in working hours of the last working days, each free of other mail; the session's own day up to ten minutes before its end. */
function drawTimes(setting: WorldSetting, size: number, variant: number, scenario: string): string[] {
  const random = randomFrom(`haystack/${scenario}/${variant}/times`);
  const horizon = parseSimTime(setting.clock.horizon);
  const [first, last] = [7 * 60 + 40, 17 * 60 + 30];
  const starts = workingDays(setting.clock.start).filter((day) => day + first < horizon - 10);
  // Those of the session may come at other times under other levels, and the background may not.
  const taken = new Set(setting.mails.filter(({ at }) => at < setting.clock.start).map(({ at }) => parseSimTime(at)));
  return Array.from({ length: size }, () => {
    const day = random.pick(starts);
    const [from, until] = [day + first, Math.min(day + last, horizon - 10)];
    // One mail a minute, so that ids rise with time.
    let minute = from + random.int(until - from);
    while (taken.has(minute)) minute = minute + 1 < until ? minute + 1 : from;
    taken.add(minute);
    return formatSimTime(minute);
  });
}

/** Midnight of the session's day and of the working days before it. */
function workingDays(start: string): number[] {
  const found: number[] = [];
  for (let day = Math.floor(parseSimTime(start) / 1440); found.length < days; day--) {
    // 1970-01-01 was a Thursday: 2 and 3 days later the week ends.
    if (![2, 3].includes(day % 7)) found.push(day * 1440);
  }
  return found;
}
