// The JSON text of scalars and enum values.

import { type GraphQLLeafType, isEnumType } from 'graphql';
import { grow } from './growth.ts';
import { flaw, type Pass, type Write } from './shape-pass.ts';

export const leafWriter = (type: GraphQLLeafType, place: string): Write => {
  const wrong = (pass: Pass): undefined => flaw(pass, `Invalid value found for ${place}.`);
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value, pass) => texts.get(value) ?? wrong(pass);
  }
  switch (type.name) {
    case 'String':
      return (value, pass) => (typeof value === 'string' ? counted(quoted(value), pass) : wrong(pass));
    case 'ID':
      return (value, pass) => {
        if (typeof value === 'string') return counted(quoted(value), pass);
        return Number.isInteger(value) ? `"${String(value)}"` : wrong(pass);
      };
    case 'Int':
      return (value, pass) => (isInt(value) ? String(value) : wrong(pass));
    case 'Float':
      return (value, pass) => (Number.isFinite(value) ? String(value) : wrong(pass));
    case 'Boolean':
      return (value, pass) => (typeof value === 'boolean' ? String(value) : wrong(pass));
    default:
      return (value, pass) => counted(JSON.stringify(value) ?? 'null', pass);
  }
};

const charactersPerValue = 256;

/** A long text counts as several values: it may belong to an entity that stands in many places. */
const counted = (text: string, { growth }: Pass): string => {
  if (text.length > charactersPerValue) grow(growth, Math.floor(text.length / charactersPerValue));
  return text;
};

const isInt = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value <= 2_147_483_647 && value >= -2_147_483_648;

/** Whether JSON writes a text differently from what it is: for quotes, backslashes, controls, halves of surrogate pairs. */
const isSpecial = /[^\u0020\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]/;

/** JSON.stringify for a text; most texts need no escape. */
export const quoted = (text: string): string => (isSpecial.test(text) ? JSON.stringify(text) : `"${text}"`);
