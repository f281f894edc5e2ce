export { deadLetters, log, positions, storeIdentity } from '@jumun/platform/technical-tables';
