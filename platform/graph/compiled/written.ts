import { isPromise } from '../../kernel/promises.ts';
import type { Data, ObjectOf, Path, Run } from './run.ts';

/** Resolves one field of an object. `held` is what the object itself holds under the field's name. */
export type Resolve = (source: unknown, run: Run, parent: Path | undefined, held?: unknown) => unknown;

/** A field of an object of the answer. */
export type Field = {
  readonly key: string;
  readonly resolve: Resolve;
  /** Under which name the object itself holds the value, where no resolver gives it. */
  readonly held?: string;
  /** A JavaScript condition: whether `held` is answered as it stands. */
  readonly asIs?: string | undefined;
};

const nothing: Data = Object.create(null);

/** What fields without a resolver are read from. */
export const holderOf = (source: unknown): Data =>
  (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Data)
    : nothing;

/** What an object still waits for: keys, and the promises of their values. */
type Waiting = { readonly keys: string[]; readonly values: Promise<unknown>[] };

const joined = (waiting: Waiting | undefined, key: string, value: Promise<unknown>): Waiting => {
  const all = waiting ?? { keys: [], values: [] };
  all.keys.push(key);
  all.values.push(value);
  return all;
};

const settled = async (answer: Data, { keys, values }: Waiting): Promise<Data> => {
  const all = await Promise.all(values);
  for (const [at, key] of keys.entries()) answer[key] = all[at];
  return answer;
};

/** Rejects when what had begun has ended: an error of it may come to stand in the answer as well. */
const abandoned = (error: unknown, { values }: Waiting): Promise<never> => {
  const fail = (): never => {
    throw error;
  };
  return Promise.all(values).then(fail, fail);
};

/** What the written functions call, under these names. */
const callees = { isPromise, holderOf, joined, settled, abandoned };

/**
 * Makes the function that answers one kind of object from its source text. `{"title": v0, "price": v1}` gives the engine
 * objects of one shape, and each read a place of its own to remember shapes at: a loop over the fields takes a fifth longer, and
 * its objects take longer to be written as JSON. Nothing of a document but its names is in the text, and those as JSON.
 */
export const writtenObject = (fields: readonly Field[]): ObjectOf => {
  const steps = fields.map(({ key, held, asIs }, at) => {
    const keep = `if (isPromise(v${at})) waiting = joined(waiting, ${JSON.stringify(key)}, v${at});`;
    if (held === undefined) return `v${at} = resolve${at}(source, run, path); ${keep}`;
    const resolve = `v${at} = resolve${at}(source, run, path, held); ${keep}`;
    const read = `held = holder[${JSON.stringify(held)}];`;
    return asIs === undefined
      ? `${read} ${resolve}`
      : `${read} if (${asIs}) v${at} = held; else { ${resolve} }`;
  });
  const resolvers = fields.map((_, at) => `resolve${at}`);
  const values = fields.map((_, at) => `v${at}`);
  // in brackets, because the name __proto__ without them would set the prototype
  const entries = fields.map(({ key }, at) => `[${JSON.stringify(key)}]: v${at}`);
  const text = `
    const { ${Object.keys(callees).join(', ')} } = callees;
    const [${resolvers.join(', ')}] = resolvers;
    return (source, run, path) => {
      const holder = holderOf(source);
      let ${['waiting', 'held', ...values].join(', ')};
      try {
        ${steps.join('\n        ')}
      } catch (error) {
        if (waiting) return abandoned(error, waiting);
        throw error;
      }
      const answer = { ${entries.join(', ')} };
      return waiting ? settled(answer, waiting) : answer;
    };`;
  return new Function('callees', 'resolvers', text)(
    callees,
    fields.map(({ resolve }) => resolve),
  );
};
