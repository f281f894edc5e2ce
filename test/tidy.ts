import { afterAll } from 'vitest';
import { removeLeftovers } from './stores.ts';

// Runs before every file of tests, so that this comes after all else that they do at their end.
afterAll(removeLeftovers);
