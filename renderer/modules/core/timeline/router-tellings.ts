import { serviceWords } from '../show/words.ts';
import { type Fields, routerOf, type Telling, told } from './telling.ts';

const serviceOf = ({ networkService: seen }: Fields): string =>
  seen === 'active' || seen === 'suspended' || seen === 'absent' ? serviceWords[seen].word : 'as the books say';

/** What routers were told of a service, and what was found on them. */
export const routerTellings: Readonly<Record<string, Telling>> = {
  'network.verified': told('good', (name, after) => `${routerOf(after)} confirmed: ${name} is ${serviceOf(after)}`),
  'network.undone': told('attention', (name, after) => `${routerOf(after)} shows ${name} as it was before: undone`),
  'network.failed': told('bad', (name, after) => `${routerOf(after)} did not take the change of ${name}`),
  'network.drifted': told('attention', (name, after) => `${routerOf(after)} shows ${name} otherwise than the books`),
  'session.disconnected': told('attention', (name, after) =>
    name === ''
      ? `The session of ${after.user ?? 'someone'} was dropped`
      : `${name} was disconnected on ${routerOf(after)}`,
  ),
  'session.disconnect_unanswered': told(
    'bad',
    (name, after) =>
      `${routerOf(after)} did not answer when ${name === '' ? 'a session' : name} was to be disconnected`,
  ),
  'network.push_asked': told('waiting', (name, after) => `${name} was pushed to ${after.router ?? 'its router'} again`),
  'network.drift_adopted': told(
    'attention',
    (name, after) => `${name} was taken from ${routerOf(after)}: ${after.what}`,
  ),
  'network.row_taken_back': told(
    'attention',
    (name, after) => `${after.row} of ${name} is taken from ${routerOf(after)}`,
  ),
  'subscription.taken_over': told('good', (name) => `${name} was taken over from its router`),
};
