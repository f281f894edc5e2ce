import { inputsWith } from '@jumun/platform/graph/input';
import { fieldLabels } from './field-labels.ts';

/** Reads the inputs whose mistakes are no refusals: BAD_USER_INPUT names the field as people do. */
export const { checkedInput, keyIn } = inputsWith(fieldLabels);
