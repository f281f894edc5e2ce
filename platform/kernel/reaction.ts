import type { Envelope, PublishedEvent } from './published.ts';
import type { Work } from './work.ts';

/**
 * What a context does when it hears an event, such as a policy that gives a command. It runs inside the unit of work that moves
 * the consumer's position, so its effect happens exactly once; it awaits nothing but its context's commands, accepts any order
 * between sources, and never throws for anything expected.
 */
export type Reaction<Commands, E extends PublishedEvent = PublishedEvent> = {
  /** `context/command-when-event`: stable; logs, metrics and dead letters name it. */
  readonly name: string;
  readonly on: E['type'] | readonly E['type'][];
  react(event: Envelope<E>, commands: Commands): Promise<unknown>;
};

/**
 * A reaction that keeps a read model. It is given all events that come together, in their order, so that it can write many rows
 * at once; what it leaves must be the same as if each had come alone.
 */
export type Projection<Commands, E extends PublishedEvent = PublishedEvent> = Omit<
  Reaction<Commands, E>,
  'react'
> & {
  project(events: readonly Envelope<E>[], commands: Commands): Promise<unknown>;
};

/** A reaction bound to its context's commands, ready for a consumer. */
export type BoundReaction = {
  readonly name: string;
  readonly types: readonly string[];
  readonly react: (event: Envelope, work: Work) => Promise<unknown>;
  /** Of a projection only: the same for events that come together. */
  readonly project?: (events: readonly Envelope[], work: Work) => Promise<unknown>;
};

/** Binds reactions to their context's commands, which are made for each unit of work. */
export const bind =
  <Commands>(commands: (work: Work) => Commands) =>
  // biome-ignore lint/suspicious/noExplicitAny: each reaction knows its own event; the consumer hands it no other
  (reaction: Reaction<Commands, any> | Projection<Commands, any>): BoundReaction => {
    const { name, on } = reaction;
    const types = typeof on === 'string' ? [on] : on;
    if ('react' in reaction)
      return { name, types, react: (event, work) => reaction.react(event, commands(work)) };
    const project = (events: readonly Envelope[], work: Work) => reaction.project(events, commands(work));
    return { name, types, react: (event, work) => project([event], work), project };
  };
