import { bookshop } from './bookshop.ts';
import { cafe } from './cafe.ts';
import { ebookstore } from './ebookstore.ts';
import { rewards } from './rewards.ts';
import type { Stage } from './stage.ts';
import { taxi } from './taxi.ts';

/** Every story by name; each can be repeated, also on a system that others use. */
export const stories: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  bookshop,
  ebookstore,
  cafe,
  taxi,
  rewards,
};
