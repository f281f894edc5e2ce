import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noTrustedDocuments, openTrusted, readList } from '../trusted.ts';

const listed = '{ products { nodes { id } } }';
const other = '{ viewer { id } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const list = readList(JSON.stringify({ products: listed }));
const refused = (code: string) => expect.objectContaining({ code });

describe('a list of trusted documents', () => {
  it("may be a manifest of Apollo's tools, or texts by their ids", () => {
    const operations = [{ id: 'a1', body: listed, name: 'Products', type: 'query' }];
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    expect([...readList(JSON.stringify(manifest))]).toEqual([['a1', listed]]);
    expect([...list]).toEqual([['products', listed]]);
  });

  it.each([
    ['is not JSON', '{', /not JSON/],
    ['is of another format', '{"format":"other","version":1,"operations":[]}', /wrong at "format"/],
    [
      'is of another version',
      '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}',
      /"version"/,
    ],
    ['has no text', '{"a":1}', /wrong at "a"/],
    ['is no object', '[]', /wrong at ""/],
    [
      'gives one id twice',
      `{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a","body":"{a}"},{"id":"a","body":"{b}"}]}`,
      /two texts for the id "a"/,
    ],
  ])('that %s is refused with one sentence', (_, json, message) => {
    expect(() => readList(json)).toThrow(message);
  });
});

describe('a listed document', () => {
  it.each(['off', 'log', 'enforce'] as const)('may be asked by text, id and hash in mode %s', (mode) => {
    const { judge } = openTrusted({ mode, list });
    const answer = { text: listed, trusted: true };
    expect(judge({ query: listed })).toEqual(answer);
    expect(judge({ documentId: 'products' })).toEqual(answer);
    expect(judge({ documentId: sha256(listed) })).toEqual(answer);
    expect(judge({ sha256: sha256(listed) })).toEqual(answer);
  });
});

describe('a document that is not listed', () => {
  it('may be asked in mode off, and nobody is told', () => {
    const unlisted: unknown[] = [];
    const { judge } = openTrusted({ mode: 'off', list, onUnlisted: (one) => unlisted.push(one) });
    expect(judge({ query: other })).toEqual({ text: other, trusted: false });
    expect(noTrustedDocuments.admit(other)).toBe(false);
    expect(unlisted).toEqual([]);
  });

  it('may be asked in mode log, and is reported once', () => {
    const unlisted: unknown[] = [];
    const { judge } = openTrusted({ mode: 'log', list, onUnlisted: (one) => unlisted.push(one) });
    for (const _ of [1, 2, 3]) expect(judge({ query: other })).toEqual({ text: other, trusted: false });
    expect(unlisted).toEqual([{ text: other, sha256: sha256(other) }]);
  });

  it('is refused when the list is enforced, also under the hash of one that is listed', () => {
    const { judge, admit } = openTrusted({ mode: 'enforce', list });
    expect(() => judge({ query: other })).toThrow(refused('OPERATION_NOT_ALLOWED'));
    expect(() => judge({ query: other, documentId: 'products' })).toThrow(refused('OPERATION_NOT_ALLOWED'));
    expect(() => judge({ query: other, sha256: sha256(listed) })).toThrow(refused('OPERATION_NOT_ALLOWED'));
    expect(() => admit(other)).toThrow(refused('OPERATION_NOT_ALLOWED'));
  });

  it.each(['off', 'log', 'enforce'] as const)('is not found by an id in mode %s', (mode) => {
    const { judge } = openTrusted({ mode, list });
    expect(() => judge({ documentId: 'nothing' })).toThrow(refused('DOCUMENT_NOT_FOUND'));
    expect(() => judge({})).toThrow(refused('DOCUMENT_NOT_FOUND'));
  });

  it('is no longer reported after a thousand others, so that a flood fills neither the log nor the memory', () => {
    let reports = 0;
    const { judge } = openTrusted({ mode: 'log', list, onUnlisted: () => (reports += 1) });
    for (let i = 0; i < 3_000; i += 1) judge({ query: `{ a${i} }` });
    expect(reports).toBe(1_000);
  });
});
