import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../run/arguments.ts';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { audit, invariants, usualGraceMs } from './audit/audit.ts';

// Looks for what must never be, while the system runs or after it has stopped:  npm run audit
const ids = [...new Set(invariants.map(({ id }) => id))];
const usage = `npm run audit -- [--data FOLDER] [--grace 60s] [--only I1,I2] [--provider URL] [--messages URL] [--json]
Reads all stores as they are at one moment, and the payment provider's ledger, and looks for what must never be.
  --data FOLDER    the data folder (default: JUMUN_DATA, else ./data); JUMUN_STORE selects the stores
  --grace TIME     younger events may still be on their way: 500ms, 60s, 5m (60s)
  --only IDS       only these of ${ids.join(' ')}
  --provider URL   the payment provider (default: JUMUN_PROVIDER_URL, else the sandbox of the system that runs on the folder)
  --messages URL   the same for the message sandbox
  --json           prints the whole report as JSON, and nothing else with npm run -s audit -- --json
Exit code 0: nothing found; 1: something was found; 2: it could not look.`;

class Misuse extends Error {}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const milliseconds = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  if (amount === undefined) throw new Misuse(`--grace ${text} needs a number and a unit, such as 60s`);
  return Number(amount) * (units[unit] ?? Number.NaN);
};

const idsIn = (text: string): string[] => {
  const asked = text.split(',').map((id) => id.trim().toUpperCase());
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new Misuse(`--only ${unknown.join(', ')}: there are ${ids.join(', ')}`);
  return asked;
};

/** Findings shown of each part; all are counted, and --json has them all. */
const mostShown = 20;

const main = async (args: string[]): Promise<number> => {
  const { values } = readArguments(args, {
    usage,
    options: {
      data: { type: 'string' },
      grace: { type: 'string' },
      only: { type: 'string' },
      provider: { type: 'string' },
      messages: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const say = (line: string) => values.json || console.log(line);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...(values.data !== undefined && { JUMUN_DATA: values.data }),
  };
  const graceMs = values.grace === undefined ? usualGraceMs : milliseconds(values.grace);
  const only = values.only === undefined ? undefined : idsIn(values.only);
  const folder = dataFolderOf(env);
  if (!/^postgres/.test(env.JUMUN_STORE ?? '') && !existsSync(join(folder, 'stores')))
    throw new Misuse(`${folder} holds no stores.`);
  const running: { providerUrl?: string | undefined; messagesUrl?: string | undefined } =
    runningOn(folder) ?? {};
  const report = await audit({
    env,
    providerUrl: values.provider ?? (env.JUMUN_PROVIDER_URL || running.providerUrl),
    messagesUrl: values.messages ?? running.messagesUrl,
    graceMs,
    only,
    onLooked({ id, holds, counted, findings, tookMs }) {
      const sign = findings.length === 0 ? 'ok ' : 'NOT';
      say(`${sign} ${id.padEnd(3)} ${holds}  (${counted.toLocaleString('en')}, ${Math.round(tookMs)} ms)`);
      for (const { what, subject } of findings.slice(0, mostShown)) say(`        ${subject}  ${what}`);
      if (findings.length > mostShown) say(`        … and ${findings.length - mostShown} more`);
    },
  });
  for (const reason of report.skipped) say(`--  ${reason}`);
  if (values.json) console.log(JSON.stringify(report, null, 2));
  const found = report.findings.length;
  say(found === 0 ? 'Nothing found.' : `${found} found.`);
  return found === 0 ? 0 : 1;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message} (${cause.message})` : message);
  process.exitCode = 2;
}
