import { inputsWith } from '@jumun/platform/graph/input';
import { fieldLabels } from '@jumun/schema/field-labels';

export const { checkedInput } = inputsWith(fieldLabels);
