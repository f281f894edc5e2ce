import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// A drill that cannot fail proves nothing. Loaded before everything else (`node --import`), this module removes one safety
// rule from the program as it is loaded; no file changes, and the product has no switch for it.

type Patch = { readonly file: string; readonly from: string; readonly to: string };

const rules: Readonly<Record<string, readonly Patch[]>> = {
  /** Without tombstones, releasing or refunding something unknown leaves no mark, so a late ask is carried out. */
  tombstone: [
    {
      file: 'subgraphs/catalog/domain/reservation.ts',
      from: "          case 'absent':\n            return accept({ type: 'StockReleased', lines: [] });",
      to: "          case 'absent':\n            return accept();",
    },
    {
      file: 'subgraphs/catalog/resolvers/release-stock.ts',
      from: 'return required(reservationView(key, state), key);',
      to: "return required(reservationView(key, state.status === 'absent' ? { status: 'RELEASED', lines: [] } : state), key);",
    },
    {
      file: 'subgraphs/payments/domain/payment.ts',
      from: "if (state.status === 'absent') return accept({ type: 'PaymentVoided' });",
      to: "if (state.status === 'absent') return accept();",
    },
  ],
  /** Without a direction, an order can be placed while it is being undone. */
  direction: [
    {
      file: 'subgraphs/orders/domain/placing.ts',
      from: "if (!isPlacing(state)) return reject({ type: 'NotPlacing' });",
      to: "if (!isPlacing(state) && !isUndoing(state)) return reject({ type: 'NotPlacing' });",
    },
  ],
};

const root = resolve(import.meta.dirname, '../../..');

export const ruleNames = Object.keys(rules);

const patched = ({ file, from, to }: Patch, text: string): string => {
  if (text.split(from).length !== 2)
    throw new Error(`${file} no longer contains what the drill removes: ${from}`);
  return text.replace(from, () => to);
};

/** Settings that make a process run without this rule. Throws if the program no longer contains it. */
export const settingsWithout = (rule: string): Record<string, string> => {
  for (const patch of rules[rule] ?? []) patched(patch, readFileSync(join(root, patch.file), 'utf8'));
  return { NODE_OPTIONS: `--import ${pathToFileURL(import.meta.filename).href}?rule=${rule}` };
};

const rule = new URL(import.meta.url).searchParams.get('rule');
if (rule) {
  const patches = new Map((rules[rule] ?? []).map((patch) => [join(root, patch.file), patch]));
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      const patch = url.startsWith('file:') ? patches.get(fileURLToPath(url)) : undefined;
      return patch && loaded.source
        ? { ...loaded, source: patched(patch, Buffer.from(loaded.source as Uint8Array).toString()) }
        : loaded;
    },
  });
}
