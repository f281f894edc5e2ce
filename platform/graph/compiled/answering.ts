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

/** `waiting` with one more. */
export const joined = (waiting: Waiting | undefined, key: string, value: Promise<unknown>): Waiting => {
  const all = waiting ?? { keys: [], values: [] };
  all.keys.push(key);
  all.values.push(value);
  return all;
};

/** The answer, when all that it waits for has come. */
export const settled = async (answer: Data, { keys, values }: Waiting): Promise<Data> => {
  const all = await Promise.all(values);
  for (const [at, key] of keys.entries()) answer[key] = all[at];
  return answer;
};

/** Rejects when what had begun has ended: an error of it may come to stand in the answer as well. */
export const abandoned = (error: unknown, { values }: Waiting): Promise<never> => {
  const fail = (): never => {
    throw error;
  };
  return Promise.all(values).then(fail, fail);
};

/** Answers one kind of object, its fields side by side. */
export const loopedObject = (fields: readonly Field[]): ObjectOf => {
  return (source, run, path) => {
    const holder = holderOf(source);
    const answer: Data = Object.create(null);
    let waiting: Waiting | undefined;
    try {
      for (const { key, held, resolve } of fields) {
        const value = resolve(source, run, path, held === undefined ? undefined : holder[held]);
        answer[key] = value;
        if (isPromise(value)) waiting = joined(waiting, key, value);
      }
    } catch (error) {
      if (waiting) return abandoned(error, waiting);
      throw error;
    }
    return waiting ? settled(answer, waiting) : answer;
  };
};
