// Tells everything that is known about one order:  npm run why -- ord_…  or its number
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normalisedOrderNumber } from '@jumun/schema/order-number';
import { findJobs } from '@jumun/workers/jobs';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { takePicture } from '../verify/audit/picture.ts';
import { type Command, Misused, runAsProcess } from './command.ts';
import { isOrderId } from './why/ids.ts';
import { idOfNumber, lookInto, type Why } from './why/look.ts';
import { type Jobs, tell } from './why/tell.ts';

const HELP = `Usage: npm run why -- <order id or number> [--json] [--data FOLDER]

Tells what is known about one order, by its id or by the number that people call it by, from the stores themselves: where it stands and what it waits for; everything that
happened, from all journals, with who did it and why; what each context has of it; messages; who has not heard of it yet;
dead letters; jobs, if Redis answers; its traces. It changes nothing, and shows ids only.

  --json         prints the same as JSON, and nothing else with  npm run -s why -- <order> --json
  --data FOLDER  the data folder (default: JUMUN_DATA, else ./data); JUMUN_STORE selects the stores, REDIS_URL the Redis

Exit codes: 0 found; 1 there is no such order; 2 the command is wrong, or it could not look.`;

/** Part of the names of queues: kept in the data folder, unless the environment says otherwise. */
const installationIn = (folder: string, { JUMUN_INSTALLATION }: NodeJS.ProcessEnv): string | undefined => {
  const file = join(folder, 'installation');
  return JUMUN_INSTALLATION || (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
};

const jobsAbout = async (folder: string, env: NodeJS.ProcessEnv, { id, messages }: Why): Promise<Jobs> => {
  const url = env.REDIS_URL || runningOn(folder)?.redisUrl;
  const installation = installationIn(folder, env);
  if (!url) return { unasked: 'nothing runs on this folder, and REDIS_URL is not set' };
  if (!installation)
    return { unasked: 'the folder has no file "installation", and JUMUN_INSTALLATION is not set' };
  try {
    return { found: await findJobs(url, installation, [id, ...messages.map((message) => message.id)]) };
  } catch (error) {
    return { unasked: (error as Error).message };
  }
};

const understood = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
};

const carryOut: Command = async (args, terminal) => {
  const { values, positionals } = understood(args);
  if (values.help) {
    terminal.say(HELP);
    return 0;
  }
  const typed = positionals.join(' '); // a number may be typed in groups
  const named = isOrderId(typed) ? { id: typed } : { number: normalisedOrderNumber(typed) };
  if (named.number === null)
    throw new Misused('Give the id of one order, such as ord_0199…, or its number, such as K7QM2XWD.');
  const env: NodeJS.ProcessEnv = {
    ...terminal.env,
    ...(values.data !== undefined && { JUMUN_DATA: values.data }),
  };
  const folder = dataFolderOf(env);
  if (!/^postgres/.test(env.JUMUN_STORE ?? '') && !existsSync(join(folder, 'stores')))
    throw new Error(`${folder} holds no stores.`);
  const picture = await takePicture(env);
  let why: Why | undefined;
  try {
    const id = named.id ?? (await idOfNumber(picture, named.number));
    why = id === undefined ? undefined : await lookInto(picture, id);
  } finally {
    await picture.close();
  }
  if (!why) {
    terminal.complain(`There is no order ${named.id ?? named.number}.`);
    return 1;
  }
  const jobs = await jobsAbout(folder, env, why);
  const { standing: _, ...shown } = why; // the sentences say what `order` says
  terminal.say(values.json ? JSON.stringify({ ...shown, jobs }, null, 2) : tell(why, jobs).trimEnd());
  return 0;
};

export const whyOnCommand: Command = async (args, terminal) => {
  try {
    return await carryOut(args, terminal);
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
    terminal.complain(error instanceof Misused ? `${message}\n\n${HELP}` : reason);
    return 2;
  }
};

if (import.meta.main) await runAsProcess(whyOnCommand);
