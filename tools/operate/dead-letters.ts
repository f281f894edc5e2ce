// Looks at the events that could not be applied, tries them again, or gives them up:  npm run dead-letters -- --help
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { BadSetting } from '@jumun/platform/process/config';
import { contextNames } from '@jumun/subgraphs/contexts';
import { type Aggregate, type Letter, type Letters, NoStores, openLetters } from './dead-letters/letters.ts';

const HELP = `Usage: npm run dead-letters -- <command> [options]

  list                          what waits, by context and in the order of the sources' logs
  list --skipped                what was given up, by whom and why
  show <event id>               one of them; --data also shows what it says, which may hold personal data
  replay <source> <aggregate>   applies the parked events of an aggregate in order, all or nothing
  replay --all                  the same for every aggregate
  skip <event id> --reason "…"  gives one up for good; those behind it wait for a replay

  --context <name>              only what this context could not apply
  --by <name>                   who skips it, for the record (you, unless it is said)
  --json                        list and show as JSON lines

Works on the stores themselves (JUMUN_DATA, JUMUN_STORE), whether the system runs or not.
Exit codes: 0 done; 1 not found, or something could not be applied again; 2 the command is not right.
`;

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

/** The command is not right: said with the help, exit code 2. */
class Misused extends Error {}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const time = (at: number): string => new Date(at).toISOString();

const shownOf = ({ event, ...letter }: Letter, withData: boolean): object => {
  const { data, ...rest } = event;
  return { ...letter, at: time(letter.at), event: { ...rest, ...(withData && { data }) } };
};

async function list(letters: Letters, { json, skipped }: Options): Promise<number> {
  if (skipped) {
    for (const given of await letters.skipped()) {
      const { context, eventType, eventId, source, aggregate, actor } = given;
      if (json) say(JSON.stringify({ ...given, at: time(given.at) }));
      else
        say(
          `${context}  ${eventId}  ${eventType} of ${source} ${aggregate}  given up ${time(given.at)} by ${actor}: ${given.skipped}`,
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
  if (!json) say(found.length === 0 ? 'Nothing waits.' : `${found.length} waiting.`);
  return 0;
}

async function one(letters: Letters, id: string | undefined, command: string): Promise<Letter[]> {
  if (!id) throw new Misused(`${command} needs the id of an event; list names them.`);
  return (await letters.list()).filter(({ event }) => event.id === id);
}

const missing = (what: string): number => {
  console.error(`${what} is not among the dead letters.`);
  return 1;
};

async function show(letters: Letters, { json, data }: Options, [id]: string[]): Promise<number> {
  const found = await one(letters, id, 'show');
  for (const letter of found) say(JSON.stringify(shownOf(letter, data), null, json ? 0 : 2));
  return found.length > 0 ? 0 : missing(String(id));
}

async function replay(letters: Letters, { all }: Options, [source, aggregate]: string[]): Promise<number> {
  if (all ? source !== undefined : !source || !aggregate)
    throw new Misused('replay needs a source and an aggregate, or --all.');
  const wanted = (await letters.list()).filter(
    (letter) => all || (letter.source === source && letter.aggregate === aggregate),
  );
  const aggregates = new Map<string, Aggregate>();
  for (const { context, source: from, aggregate: of } of wanted)
    aggregates.set(`${context}>${from}>${of}`, { context, source: from, aggregate: of });
  if (aggregates.size === 0) {
    if (!all) return missing(`${source} ${aggregate}`);
    say('Nothing waits.');
  }
  let code = 0;
  for (const each of aggregates.values()) {
    const outcome = await letters.replay(each);
    const what = `${each.context}: ${each.source} ${each.aggregate}`;
    if ('applied' in outcome) say(`${what}  ${outcome.applied} applied`);
    else {
      code = 1;
      console.error(`${what}  nothing applied, ${outcome.eventId} fails again: ${outcome.reason}`);
    }
  }
  return code;
}

async function skip(letters: Letters, { reason, by }: Options, [id]: string[]): Promise<number> {
  if (!reason?.trim()) throw new Misused('skip needs --reason "…": it is kept for ever.');
  const [letter, other] = await one(letters, id, 'skip');
  if (!letter) return missing(String(id));
  if (other) throw new Misused(`${id} waits in ${letter.context} and ${other.context}: say --context.`);
  const actor = `operator:${by?.trim() || userInfo().username}`;
  if (!(await letters.skip(letter, { reason: reason.trim(), actor }))) return missing(String(id));
  say(`${letter.context}: ${letter.event.id} is given up by ${actor}`);
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

function understood() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = understood();
  const [command = '', ...args] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!Object.hasOwn(commands, command))
    throw new Misused(command ? `${command} is not known.` : 'Say a command.');
  if (values.context !== undefined && !contextNames.includes(values.context))
    throw new Misused(`${values.context} is no context: ${contextNames.join(', ')}.`);
  const letters = await openLetters(process.env, values.context);
  try {
    return await commands[command as keyof typeof commands](letters, values, args);
  } finally {
    await letters.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Misused) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exitCode = 2;
  } else if (error instanceof BadSetting || error instanceof NoStores) {
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}
process.exit();
