import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// A drill that cannot fail shows nothing. Loaded before everything else (`node --import`), this takes one safety rule
// out of the program as it is read; no file is changed, and the product knows no switch for it.

type Patch = { readonly file: string; readonly from: string; readonly to: string };

const rules: Readonly<Record<string, readonly Patch[]>> = {
  /** A release or refund of something never heard of leaves no mark, so that a late ask is carried out. */
  tombstone: [
    {
      file: 'subgraphs/catalog/domain/reservation.ts',
      from: "          case 'absent':\n            return accept({ type: 'StockReleased', lines: [] });",
      to: "          case 'absent':\n            return accept();",
    },
    {
      file: 'subgraphs/catalog/resolvers/release-stock.ts',
      from: 'return reservationView(key, state);',
      to: "return reservationView(key, state.status === 'absent' ? { status: 'RELEASED', lines: [] } : state);",
    },
    {
      file: 'subgraphs/payments/domain/payment.ts',
      from: "if (state.status === 'absent') return accept({ type: 'PaymentVoided' });",
      to: "if (state.status === 'absent') return accept();",
    },
  ],
  /** Who has turned round may be overtaken: an order is placed while it is undone. */
  direction: [
    {
      file: 'subgraphs/orders/domain/order.ts',
      from: "if (state.placing?.direction !== 'FORWARD') return reject({ type: 'NotPlacing' });",
      to: "if (!state.placing) return reject({ type: 'NotPlacing' });",
    },
  ],
};

const root = resolve(import.meta.dirname, '../../..');

export const ruleNames = Object.keys(rules);

const patched = ({ file, from, to }: Patch, text: string): string => {
  if (text.split(from).length !== 2) throw new Error(`${file} no longer reads as the drill expects: ${from}`);
  return text.replace(from, () => to);
};

/** What a process is to be started with so that it runs without this rule. Throws where the program reads otherwise. */
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
