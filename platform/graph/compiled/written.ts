import { isPromise } from '../../kernel/promises.ts';
import { abandoned, type Field, holderOf, joined, settled } from './answering.ts';
import type { ObjectOf } from './run.ts';

/** What the written functions call, under these names. */
const callees = { isPromise, holderOf, joined, settled, abandoned };

/**
 * Makes the function that answers one kind of object from its source text. `{"title": v0, "price": v1}` gives the engine
 * objects of one shape, and each read a place of its own to remember shapes at: a loop over the fields takes a fifth longer, and
 * its objects take longer to be written as JSON. The text of such a function is large, so only what is run often is worth one.
 * Nothing of a document but its names is in the text, and those as JSON.
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
