import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

// What tools are told on their command line.

/** Says what is wrong with the command and how it is used, and ends with the code for that. */
export const misused = (problem: string, usage: string): never => {
  console.error(`${problem}\n\n${usage.trimEnd()}`);
  process.exit(2);
};

/** How small and how large the number behind an option may be. */
export type Bounds = { readonly least: number; readonly most?: number; readonly whole?: boolean };

const numberIn = (name: string, text: string, { least, most = Number.MAX_SAFE_INTEGER, whole }: Bounds) => {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw new Error(`--${name} is a ${whole ? 'whole ' : ''}number, ${range}, and not "${text}".`);
};

/**
 * Reads the options of a tool, those in `numbers` as numbers, and at most `words` words beside them. Where help is asked for, or
 * anything is not understood, it says how the tool is used and ends.
 */
export const readArguments = <O extends ParseArgsOptionsConfig, N extends string = never>(
  args: readonly string[],
  asked: {
    readonly options: O;
    readonly usage: string;
    readonly words?: number;
    readonly numbers?: Readonly<Record<N, Bounds>>;
  },
) => {
  const { options, usage, words = 0, numbers = {} as Readonly<Record<N, Bounds>> } = asked;
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } } as O & { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const given = parsed.values as Readonly<Record<string, unknown>>;
    if (given.help) {
      console.log(usage.trimEnd());
      process.exit(0);
    }
    const [tooMany] = parsed.positionals.slice(words);
    if (tooMany !== undefined) throw new Error(`"${tooMany}" is not understood.`);
    const read = Object.entries<Bounds>(numbers).flatMap(([name, bounds]) =>
      given[name] === undefined ? [] : [[name, numberIn(name, String(given[name]), bounds)] as const],
    );
    return {
      ...parsed,
      /** The numbers that were given, by the name of their option. */
      numbers: Object.fromEntries(read) as Partial<Record<N, number>>,
    };
  } catch (error) {
    return misused((error as Error).message, usage);
  }
};
