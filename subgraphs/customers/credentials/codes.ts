import { randomInt } from 'node:crypto';
import { codeFrom, type Purpose } from '../domain/code.ts';

/** A code that nobody can foresee. */
export const newCode = (purpose: Purpose): string => codeFrom(purpose, randomInt);
