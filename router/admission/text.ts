// Limits the text of a document before it is parsed.

import { Fault } from '@jumun/platform/kernel/errors';
import type { Limits } from './limits.ts';

const deepestBrackets = 60;

/**
 * Counts tokens and brackets before the text is parsed: the parser recurses once per bracket, and 20,000 of them would
 * overflow the stack. Splits exactly as graphql-js does, so that nothing can hide from the count; where graphql-js would
 * stop at a mistake, this goes on, and the parser will say what is wrong. Returns the number of tokens.
 */
export const scanText = (text: string, { tokens: most }: Pick<Limits, 'tokens'>): number => {
  let tokens = 0;
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const char = text.charCodeAt(at);
    if (char <= space || char === comma || char === byteOrderMark) {
      at += 1;
      continue;
    }
    if (char === hash) {
      at = endOfLine(text, at);
      continue;
    }
    tokens += 1;
    if (tokens > most) throw tooManyTokens(text, most);
    if (isOpening(char)) {
      depth += 1;
      if (depth > deepestBrackets) throw tooDeepText(char);
    } else if (isClosing(char)) depth -= 1;
    at = endOfToken(text, at, char);
  }
  return tokens;
};

const [space, comma, byteOrderMark, hash, quote, backslash] = [0x20, 0x2c, 0xfeff, 0x23, 0x22, 0x5c];
const [newline, carriageReturn, dot, minus, underscore] = [0x0a, 0x0d, 0x2e, 0x2d, 0x5f];
const [openBrace, openBracket, openParenthesis] = [0x7b, 0x5b, 0x28];
const [closeBrace, closeBracket, closeParenthesis] = [0x7d, 0x5d, 0x29];

const isOpening = (char: number): boolean =>
  char === openBrace || char === openBracket || char === openParenthesis;
const isClosing = (char: number): boolean =>
  char === closeBrace || char === closeBracket || char === closeParenthesis;
const isLineEnd = (char: number): boolean => char === newline || char === carriageReturn;
const isDigit = (char: number): boolean => char >= 0x30 && char <= 0x39;
const isInName = (char: number): boolean =>
  (char >= 0x61 && char <= 0x7a) || (char >= 0x41 && char <= 0x5a) || isDigit(char) || char === underscore;

const endOfToken = (text: string, from: number, char: number): number => {
  if (char === quote) return text.startsWith('"""', from) ? endOfBlock(text, from) : endOfString(text, from);
  if (char === minus || isDigit(char)) return endOfNumber(text, from);
  if (char === dot && text.startsWith('...', from)) return from + 3;
  let end = from + 1;
  if (isInName(char)) while (isInName(text.charCodeAt(end))) end += 1;
  return end;
};

const endOfLine = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return end;
};

const endOfString = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === quote) return at + 1;
    if (isLineEnd(char)) return at; // a mistake
    if (char === backslash) at += 1;
  }
  return text.length;
};

/** In a block string a backslash means something in `\"""` only. */
const endOfBlock = (text: string, from: number): number => {
  for (let at = from + 3; ; at += 3) {
    at = text.indexOf('"""', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at - 1) !== backslash || at === from + 3) return at + 3;
  }
};

const number = /-?\d*(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const endOfNumber = (text: string, from: number): number => {
  number.lastIndex = from;
  number.test(text);
  return Math.max(number.lastIndex, from + 1);
};

/** A mutation has one root field, so a very long one is many commands at once rather than one large query. */
const tooManyTokens = (text: string, most: number): Fault =>
  /^\s*mutation\b/.test(text)
    ? new Fault('QUERY_TOO_COMPLEX', `A mutation may have one root field and ${most} tokens.`)
    : new Fault('QUERY_TOO_LARGE', `A document may have at most ${most} tokens.`);

const tooDeepText = (bracket: number): Fault =>
  bracket === openBrace
    ? new Fault('QUERY_TOO_DEEP', 'The fields of this document are nested too deeply.')
    : new Fault('QUERY_TOO_LARGE', 'The lists of this document are nested too deeply.');
