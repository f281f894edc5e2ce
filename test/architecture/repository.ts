import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export type File = { readonly path: string; readonly text: string };

const unread = /^(node_modules|\.(?!ci$).*|data|migrations|.*-lock\.(yaml|json)|.*\.log)$/;

const filesIn = (folder: string): File[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (unread.test(entry.name)) return [];
    return entry.isDirectory() ? filesIn(path) : [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });

/** Every file that was written or generated, by its path in the repository. */
export const files: readonly File[] = filesIn('.');

export const isProgram = (path: string): boolean => /\.(ts|mjs)$/.test(path);
export const isTest = (path: string): boolean => /(^|\/)test\//.test(path);

/** Comments, strings and regular expressions, whichever begins first. */
const token =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])+\/[a-z]*/g;

const isComment = (text: string) => text.startsWith('/*') || text.startsWith('//');

export const withoutComments = (text: string): string =>
  text.replace(token, (found) => (isComment(found) ? ' ' : found));

/** The program alone: comments are gone, and strings and regular expressions are empty. */
export const codeOf = (text: string): string =>
  text.replace(token, (found) => (isComment(found) ? ' ' : "''"));

export const commentsOf = (text: string): readonly string[] =>
  [...text.matchAll(token)].map(([found]) => found).filter(isComment);
