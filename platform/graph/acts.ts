import { publishOnce } from '../kernel/handle.ts';
import { newId } from '../kernel/ids.ts';
import type { PublishedEvent } from '../kernel/published.ts';
import { changesOfUnit } from '../kernel/unit.ts';
import type { Cause, Units } from '../kernel/work.ts';
import type { Call, Caller } from './client.ts';

/** What somebody did who acts for the house and not for themselves, by one command. Ids only: nothing else of an input is kept. */
export type Act = {
  readonly actId: string;
  /** As the journal says it: the id of a person, or `service:…`. */
  readonly actor: string;
  /** The name of the command's field in the graph. */
  readonly command: string;
  /** What it changed, and after that what else its input names. */
  readonly subjects: readonly string[];
};

/** Who acts for the house, and how others are told of what they did. */
export type Acts = {
  readonly areSaidOf: (caller: Caller) => boolean;
  readonly publish: (act: Act) => PublishedEvent;
};

/** A command that somebody gives who acts for the house. */
type Given = Pick<Act, 'command'> & { readonly call: Call; readonly args: unknown };

type UnitsOf = (given: Given) => unknown;
type Resolve = (row: unknown, args: unknown, context: { readonly call: Call }, info: unknown) => unknown;

/** Every id of ours; what parts of an aggregate are called is none. */
const idForm = /^[a-z]{3}_[\w-]{1,64}$/;

/** The ids that an input names at any depth, in fields such as `productId`. No key, token or code is in one. */
const namedIn = (input: unknown, field = ''): readonly string[] => {
  if (Array.isArray(input)) return input.flatMap((each) => namedIn(each, field));
  if (typeof input === 'object' && input !== null)
    return Object.entries(input).flatMap(([name, value]) => namedIn(value, name));
  return typeof input === 'string' && /(^id|Ids?)$/.test(field) ? [input] : [];
};

const subjectsOf = (changed: readonly string[], args: unknown): readonly string[] =>
  [...new Set([...changed, ...namedIn(args)])].filter((id) => idForm.test(id));

/**
 * The units of work of one command. The first that changes anything also says who did what to what: with its effect, or not at all. One
 * that changes nothing, because it is refused or was done before, says nothing.
 */
export const actingUnits = <Commands>(
  units: Units<Commands>,
  { command, args, publish, causeOf }: Omit<Given, 'call'> & Pick<Acts, 'publish'> & { causeOf: () => Cause },
) => {
  const actId = newId('act');
  let isSaid = false;
  return async <T>(body: (commands: Commands, tried: number) => Promise<T>): Promise<T> => {
    const cause = causeOf();
    let saysIt = false;
    const value = await units(cause, async (commands, tried) => {
      const done = await body(commands, tried);
      const changed = changesOfUnit();
      saysIt = !isSaid && changed.length > 0;
      if (saysIt) {
        const act = { actId, actor: cause.actor, command, subjects: subjectsOf(changed, args) };
        publishOnce({ cause }, actId, publish(act));
      }
      return done;
    });
    isSaid ||= saysIt;
    return value;
  };
};

/** The same resolvers: where somebody gives a command who acts for the house, its resolver finds the `unit` that says so. */
export const withActs = <R extends object>(resolvers: R, { areSaidOf }: Acts, unitsOf: UnitsOf): R => {
  const { Mutation } = resolvers as { readonly Mutation?: Readonly<Record<string, Resolve>> };
  if (!Mutation) return resolvers;
  const acting = Object.entries(Mutation).map(([command, resolve]): [string, Resolve] => [
    command,
    (row, args, context, info) => {
      const { call } = context;
      const given = areSaidOf(call.caller) ? { ...context, unit: unitsOf({ call, command, args }) } : context;
      return resolve(row, args, given, info);
    },
  ]);
  return { ...resolvers, Mutation: Object.fromEntries(acting) };
};
