import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** What every bench of a system of its own takes. */
export const systemOptions = {
  store: { type: 'string', default: process.env.JUMUN_STORE ?? 'sqlite' },
  shape: { type: 'string', default: 'embedded' },
  replicas: { type: 'string', default: '1' },
  json: { type: 'string' },
  help: { type: 'boolean' },
} satisfies ParseArgsOptionsConfig;

export const systemUsage = `  --store STORE   sqlite, postgres (a server of its own), or postgres://... (default: JUMUN_STORE, else sqlite)
  --shape SHAPE   embedded, distributed or replicated, as for npm start (embedded)
  --replicas N    N of each process, where the shape has replicas (1)
  --json FILE     also writes the figures as JSON`;

/** Reads the options of a measure; prints its usage and ends where that is asked for, or where they are not understood. */
export const readOptions = <O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  usage: string,
) => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (!('help' in values && values.help)) return { values, positionals };
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
};

/** What happens meanwhile; figures alone go to standard output. */
export const say = (text: string): void => console.error(`  ${text}`);
