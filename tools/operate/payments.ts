import { serviceCaller } from '@jumun/platform/graph/client';
import { newId } from '@jumun/platform/kernel/ids';
import { openProcess } from '@jumun/subgraphs';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';

// Lists and settles frozen payments, for an operator:  npm run payments -- frozen

const usage = `npm run payments -- frozen                           lists payments whose provider gave contradictory answers
npm run payments -- settle <payment> refunded        it was charged, and you have verified that what was to go back did: all of it, or the part
npm run payments -- settle <payment> not-charged     it was not charged, and you have verified that it never will be
npm run payments -- settle <payment> not-refunded    the part that was to go back did not, and you have verified that it never will

Look up the charge at the provider first, by its key "charge:<order id>": this command does not ask the provider. The order
that waits for the payment then completes by itself. Uses the settings of the system (JUMUN_DATA, JUMUN_STORE, REDIS_URL …).`;

const outcomes: Readonly<Record<string, string>> = {
  refunded: 'REFUNDED',
  'not-charged': 'NOT_CHARGED',
  'not-refunded': 'NOT_REFUNDED',
};
const [command, paymentId, word = ''] = process.argv.slice(2);
const outcome = Object.hasOwn(outcomes, word) ? outcomes[word] : undefined;
const settles = command === 'settle' && paymentId && outcome;
if (command === '--help' || !(command === 'frozen' || settles)) {
  (command === '--help' ? console.log : console.error)(usage);
  process.exit(command === '--help' ? 0 : 2);
}

type Frozen = {
  readonly payment: { readonly id: string; readonly amount: { readonly formatted: string } };
  readonly orderId: string;
  readonly reason: string;
};

const redis = process.env.REDIS_URL || runningOn(dataFolderOf(process.env))?.redisUrl;
if (!redis) {
  console.error('Nothing is running: start it with  npm start  in another terminal, or set REDIS_URL.');
  process.exit(2);
}
process.env.JUMUN_LOG ||= 'warn';
const opened = await openProcess({
  name: 'operator',
  only: ['payments'],
  env: { ...process.env, REDIS_URL: redis },
});

const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const payments = opened.contexts.get('payments');
  if (!payments) throw new Error('payments runs elsewhere: unset JUMUN_SUBGRAPHS for this command');
  const call = { caller: serviceCaller('operator'), locale: 'en' as const, correlationId: newId('cor') };
  const { data, errors } = await payments.subgraph.client.execute({ query, variables }, call);
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data as Record<string, unknown>;
};

try {
  if (settles) {
    const { settled } = (await ask(
      `mutation ($input: SettleFrozenPaymentInput!) { settled: settleFrozenPayment(input: $input) { status } }`,
      { input: { paymentId, outcome } },
    )) as { settled: { status: string } | null };
    console.log(settled ? `${paymentId} is ${settled.status}.` : `${paymentId} is not frozen.`);
    process.exitCode = settled ? 0 : 1;
  } else {
    const { frozen } = (await ask(
      '{ frozen: frozenPayments { payment { id amount { formatted } } orderId reason } }',
    )) as { frozen: readonly Frozen[] };
    for (const { payment, orderId, reason } of frozen)
      console.log(`${payment.id}  ${orderId}  ${payment.amount.formatted}  ${reason}`);
    if (frozen.length === 0) console.log('No payment is frozen.');
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
await opened.close();
process.exit();
