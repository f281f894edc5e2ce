/** What a command reads and where it writes: those of its process, or a test's own. */
export type Terminal = {
  readonly env: NodeJS.ProcessEnv;
  /** Writes a line to standard output. */
  readonly say: (text: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (text: string) => void;
};

/** Returns the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** The command is wrong: reported with the help, exit code 2. */
export class Misused extends Error {}

/** Runs the command as this process, which ends with it. */
export const runAsProcess = async (command: Command): Promise<never> =>
  process.exit(
    await command(process.argv.slice(2), {
      env: process.env,
      say: (text) => void process.stdout.write(`${text}\n`),
      complain: (text) => void process.stderr.write(`${text}\n`),
    }),
  );
