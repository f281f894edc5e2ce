// An answer can grow far beyond what the subgraphs said: one entity may stand in a hundred lists of a hundred others.

/** The answer to one request has become larger than the router is ready to write. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';

  constructor() {
    super('The answer to this operation is too large. Ask for fewer objects at a time.');
  }
}

/** How much further something may grow. */
export type Growth = { left: number };

/** Counts while something grows, so that it ends before it has filled the memory or kept others waiting. */
export const grow = (growth: Growth, by: number): void => {
  growth.left -= by;
  if (growth.left < 0) throw new AnswerTooLarge();
};
