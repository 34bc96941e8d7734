import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { createApp } from '../../main/app.ts';

/** An office of its own process, to be killed at any moment: `killed-office.ts STORE KEY`. */
const [, , file = '', key = ''] = process.argv;
const app = await createApp({ location: { kind: 'sqlite', file }, keySlot: keyFile(key), log: createLogger('fatal') });
await app.start();
process.stdout.write('at work\n');
