// Lists events that could not be applied, replays them, or skips them for good:  npm run dead-letters -- --help
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { BadSetting } from '@jumun/platform/process/config';
import { contextNames } from '@jumun/subgraphs/contexts';
import { type Command, Misused, runAsProcess, type Terminal } from './command.ts';
import { type Aggregate, type Letter, type Letters, NoStores, openLetters } from './dead-letters/letters.ts';

const HELP = `Usage: npm run dead-letters -- <command> [options]

  list                          lists dead letters, by context and in the order of their journals
  list --skipped                lists what was skipped, by whom and why
  show <event id>               shows one; --data also shows its facts, which may include personal data
  replay <source> <aggregate>   applies the dead letters of an aggregate in order, all or nothing
  replay --all                  the same for every aggregate
  skip <event id> --reason "…"  skips one for good; those behind it wait for a replay

  --context <name>              only what this context could not apply
  --by <name>                   who skips it, for the record (default: your user name)
  --json                        prints list and show as JSON lines; npm run -s keeps npm's own lines away

Works on the stores themselves (JUMUN_DATA, JUMUN_STORE), whether or not the system is running.
Exit codes: 0 done; 1 not found, or something still could not be applied; 2 the command is wrong.`;

const options = {
  all: { type: 'boolean', default: false },
  by: { type: 'string' },
  context: { type: 'string' },
  data: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  reason: { type: 'string' },
  skipped: { type: 'boolean', default: false },
} as const;

type Options = ReturnType<typeof understood>['values'];

const time = (at: number): string => new Date(at).toISOString();

const shownOf = ({ event, ...letter }: Letter, withData: boolean): object => {
  const { data, ...rest } = event;
  return { ...letter, at: time(letter.at), event: { ...rest, ...(withData && { data }) } };
};

async function list({ say }: Terminal, letters: Letters, { json, skipped }: Options): Promise<number> {
  if (skipped) {
    for (const letter of await letters.skipped()) {
      const { context, eventType, eventId, source, aggregate, actor, at } = letter;
      if (json) say(JSON.stringify({ ...letter, at: time(at) }));
      else
        say(
          `${context}  ${eventId}  ${eventType} of ${source} ${aggregate}  skipped ${time(at)} by ${actor}: ${letter.skipped}`,
        );
    }
    return 0;
  }
  const found = await letters.list();
  for (const letter of found) {
    const { context, source, number, aggregate, event, reason, at } = letter;
    if (json) say(JSON.stringify(shownOf(letter, false)));
    else
      say(
        `${context}  ${event.id}  ${event.type} of ${source} ${aggregate} (${number})  since ${time(at)}: ${reason}`,
      );
  }
  if (!json) say(found.length === 0 ? 'No dead letters.' : `${found.length} waiting.`);
  return 0;
}

async function one(letters: Letters, id: string | undefined, command: string): Promise<Letter[]> {
  if (!id) throw new Misused(`${command} needs the id of an event; see list.`);
  return (await letters.list()).filter(({ event }) => event.id === id);
}

const missing = ({ complain }: Terminal, what: string): number => {
  complain(`${what} is not among the dead letters.`);
  return 1;
};

async function show(
  terminal: Terminal,
  letters: Letters,
  { json, data }: Options,
  [id]: string[],
): Promise<number> {
  const found = await one(letters, id, 'show');
  for (const letter of found) terminal.say(JSON.stringify(shownOf(letter, data), null, json ? 0 : 2));
  return found.length > 0 ? 0 : missing(terminal, String(id));
}

async function replay(
  terminal: Terminal,
  letters: Letters,
  { all }: Options,
  [source, aggregate]: string[],
): Promise<number> {
  const { say, complain } = terminal;
  if (all ? source !== undefined : !source || !aggregate)
    throw new Misused('replay needs a source and an aggregate, or --all.');
  const wanted = (await letters.list()).filter(
    (letter) => all || (letter.source === source && letter.aggregate === aggregate),
  );
  const aggregates = new Map<string, Aggregate>();
  for (const { context, source: from, aggregate: of } of wanted)
    aggregates.set(`${context}>${from}>${of}`, { context, source: from, aggregate: of });
  if (aggregates.size === 0) {
    if (!all) return missing(terminal, `${source} ${aggregate}`);
    say('No dead letters.');
  }
  let code = 0;
  for (const each of aggregates.values()) {
    const outcome = await letters.replay(each);
    const what = `${each.context}: ${each.source} ${each.aggregate}`;
    if ('applied' in outcome) say(`${what}  ${outcome.applied} applied`);
    else {
      code = 1;
      complain(`${what}  nothing applied, ${outcome.eventId} fails again: ${outcome.reason}`);
    }
  }
  return code;
}

async function skip(
  terminal: Terminal,
  letters: Letters,
  { reason, by }: Options,
  [id]: string[],
): Promise<number> {
  const { say } = terminal;
  if (!reason?.trim()) throw new Misused('skip needs --reason "…", which is kept forever.');
  const [letter, other] = await one(letters, id, 'skip');
  if (!letter) return missing(terminal, String(id));
  if (other)
    throw new Misused(`${id} waits in ${letter.context} and ${other.context}: choose one with --context.`);
  const actor = `operator:${by?.trim() || userInfo().username}`;
  if (!(await letters.skip(letter, { reason: reason.trim(), actor }))) return missing(terminal, String(id));
  say(`${letter.context}: ${letter.event.id} was skipped by ${actor}`);
  const behind = (await letters.list()).filter(
    ({ context, source, aggregate }) =>
      context === letter.context && source === letter.source && aggregate === letter.aggregate,
  );
  if (behind.length > 0)
    say(
      `${behind.length} wait behind it:  npm run dead-letters -- replay ${letter.source} ${letter.aggregate}`,
    );
  return 0;
}

const commands = { list, show, replay, skip };

function understood(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

const carryOut: Command = async (given, terminal) => {
  const { values, positionals } = understood(given);
  const [command = '', ...args] = positionals;
  if (values.help) {
    terminal.say(HELP);
    return 0;
  }
  if (!Object.hasOwn(commands, command))
    throw new Misused(command ? `Unknown command "${command}".` : 'No command.');
  if (values.context !== undefined && !contextNames.includes(values.context))
    throw new Misused(`There is no context "${values.context}"; there are ${contextNames.join(', ')}.`);
  const letters = await openLetters(terminal.env, values.context);
  try {
    return await commands[command as keyof typeof commands](terminal, letters, values, args);
  } finally {
    await letters.close();
  }
};

export const deadLetters: Command = async (args, terminal) => {
  try {
    return await carryOut(args, terminal);
  } catch (error) {
    if (error instanceof Misused) terminal.complain(`${error.message}\n\n${HELP}`);
    else if (error instanceof BadSetting || error instanceof NoStores) terminal.complain(error.message);
    else throw error;
    return 2;
  }
};

if (import.meta.main) await runAsProcess(deadLetters);
