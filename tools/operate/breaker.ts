import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { overridesFileOf } from '@jumun/platform/remote/breaker';
import { type Override, readOverrides } from '@jumun/platform/remote/overrides';
import { breakers } from '@jumun/subgraphs/contexts';
import { dataFolderOf } from '../run/data-folder.ts';

// Overrides the circuit breaker of an ask, in every process that sees the file:  npm run breaker -- open orders/approve-payment

const overrides: Readonly<Record<string, Override>> = { open: 'open', close: 'closed', auto: 'auto' };

const usage = `npm run breaker -- list                 lists every breaker and its override
npm run breaker -- open <breaker>       no call is made: callers get "try again later" at once
npm run breaker -- close <breaker>      every call is made, whatever happens
npm run breaker -- auto <breaker>       removes the override: the breaker opens and closes by itself

An override takes effect within a second in every process that sees the file JUMUN_SWITCHES (else switches.json in
JUMUN_DATA), and survives restarts. The metrics of each process show whether a breaker is currently open.
Breakers:
${breakers.map((name) => `  ${name}`).join('\n')}`;

const file = overridesFileOf({ ...process.env, JUMUN_DATA: dataFolderOf(process.env) }) as string;

const read = (): Readonly<Record<string, Override>> => {
  try {
    return readOverrides(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
};

const list = (): void => {
  const now = read();
  const width = Math.max(...breakers.map((name) => name.length));
  for (const name of breakers) console.log(`${name.padEnd(width)}  ${now[name] ?? 'auto'}`);
  for (const name of Object.keys(now))
    if (!breakers.includes(name))
      console.log(`${name.padEnd(width)}  ${now[name]}  (there is no such breaker)`);
};

const put = (name: string, override: Override): void => {
  const { [name]: _, ...others } = read();
  const next = override === 'auto' ? others : { ...others, [name]: override };
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, `${JSON.stringify(next, null, 2)}\n`);
  renameSync(part, file); // no process ever reads half a file
  console.log(`${name}: ${override}. This takes effect within a second in every process that sees ${file}.`);
};

const [command = '', name = '', ...rest] = process.argv.slice(2);
const override = Object.hasOwn(overrides, command) ? overrides[command] : undefined;
try {
  if (command === '--help') console.log(usage);
  else if (command === 'list' && name === '') list();
  else if (override && breakers.includes(name) && rest.length === 0) put(name, override);
  else {
    console.error(
      override && name && rest.length === 0 ? `There is no breaker "${name}".\n\n${usage}` : usage,
    );
    process.exitCode = 2;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
