// Arithmetic on numbers of which some are known only with the variables of a request.

import type { Values } from './variables.ts';

/** A number: known, or computed by a step of the formula. */
export type Amount = number | { readonly step: number };

export type Formula = {
  fromVariables(read: (variables: Values) => number): Amount;
  sum(amounts: readonly Amount[]): Amount;
  product(one: Amount, other: Amount): Amount;
  /** The largest of them and 0. */
  largest(amounts: readonly Amount[]): Amount;
  /** Computes an amount, each step once however often it is used. */
  result(amount: Amount): (variables: Values) => number;
};

/** No amount is larger, so that none becomes infinite. */
export const largestAmount = 1e9;

type Step = (computed: readonly number[], variables: Values) => number;

const isKnown = (amount: Amount): amount is number => typeof amount === 'number';
const within = (value: number): number => Math.min(value, largestAmount);
const add = (one: number, other: number): number => one + other;
const larger = (one: number, other: number): number => Math.max(one, other);

/** Computes at once what is known already. `defaults` are the values of variables that a request leaves out. */
export const openFormula = (defaults: Values): Formula => {
  const steps: Step[] = [];
  const added = (step: Step): Amount => ({ step: steps.push(step) - 1 });
  const amountOf = (amount: Amount, computed: readonly number[]): number =>
    isKnown(amount) ? amount : (computed[amount.step] ?? 0);

  const combined = (amounts: readonly Amount[], combine: (one: number, other: number) => number): Amount => {
    const known = within(amounts.filter(isKnown).reduce<number>(combine, 0));
    const open = amounts.filter((amount) => !isKnown(amount));
    if (open.length === 0) return known;
    if (open.length === 1 && known === 0) return open[0] ?? known;
    return added((computed) =>
      open.reduce<number>((total, amount) => combine(total, amountOf(amount, computed)), known),
    );
  };

  return {
    fromVariables: (read) => added((_, variables) => read(variables)),
    sum: (amounts) => combined(amounts, add),
    largest: (amounts) => combined(amounts, larger),
    product(one, other) {
      if (isKnown(one) && isKnown(other)) return within(one * other);
      if (one === 0 || other === 0) return 0;
      if (one === 1) return other;
      if (other === 1) return one;
      return added((computed) => amountOf(one, computed) * amountOf(other, computed));
    },
    result(amount) {
      if (isKnown(amount)) return () => amount;
      return (variables) => {
        const values = { ...defaults, ...variables };
        const computed: number[] = [];
        for (const step of steps) computed.push(within(step(computed, values)));
        return amountOf(amount, computed);
      };
    },
  };
};
