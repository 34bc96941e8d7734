import { expect, it } from 'vitest';
import { type TrapReason, trapReason } from './trap-texts.ts';

const TEXTS: ReadonlyArray<readonly [TrapReason, string]> = [
  ['duplicate', 'failure: already have such name'],
  ['duplicate', 'already have such name'],
  ['duplicate', 'failure: secret with the same name already exists'],
  ['duplicate', 'failure: already have user with this name for this server'],
  ['duplicate', 'failure: already have such entry'],
  ['duplicate', 'failure: already have static lease for this client'],
  ['duplicate', 'failure: already have static lease with this IP address'],
  ['duplicate', 'failure: server with such name already exists'],
  ['duplicate', 'failure: already have interface with such name'],
  ['no-such-item', 'no such item'],
  ['no-such-item', 'no such item (4)'],
  ['bad-reference', 'input does not match any value of profile'],
  ['bad-reference', 'ambiguous value of server, more than one possible value matches input'],
  ['bad-reference', 'invalid value for argument remote-address'],
  ['bad-reference', 'value of priority out of range (1..254)'],
  ['unknown-parameter', 'unknown parameter only-two'],
  ['unknown-parameter', 'no such command'],
  ['unknown-parameter', 'no such command prefix'],
  ['unknown-parameter', 'no such command or directory (adress)'],
  ['permission', 'not enough permissions (9)'],
  ['permission', 'std failure: not allowed (9)'],
  ['no-space', 'failure: not enough space on disk'],
  ['duplicate', 'Failure:  Already have\tsuch name (6)'],
  ['other', 'missing =.id='],
  ['other', 'interrupted'],
  ['other', ''],
];

it.each(TEXTS)('%s: “%s”', (reason, text) => {
  expect(trapReason(text)).toBe(reason);
});
