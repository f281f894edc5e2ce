import { findCode, findNotice } from '../store/codes.ts';
import type { Resolves } from './types.generated.ts';

// Asked when a message leaves: no journal and no row of another context holds what is secret, or where somebody can be reached.

export const codeToSend: Resolves['Query']['codeToSend'] = async (_, { id }, { read, at }) => {
  const row = await findCode(read, id, at);
  return row && { address: row.address, code: row.code };
};

export const noticeToSend: Resolves['Query']['noticeToSend'] = async (_, { id }, { read, at }) => {
  const row = await findNotice(read, id, at);
  return row && { address: row.address };
};
