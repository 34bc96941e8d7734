import { describe, expect, it } from 'vitest';
import { routerVersions } from '../index.ts';
import { rowsOf, startSession } from './start.ts';

const now = () => Date.UTC(2023, 4, 1, 20, 52, 13);

const expected = {
  '6.49': { empty: [['!done']], version: /^6\.49/, date: 'may/01/2023', moment: 'may/01/2023 20:52:13' },
  '7.17': { empty: [['!done']], version: /^7\.17/, date: '2023-05-01', moment: '2023-05-01 20:52:13' },
  '7.18': { empty: [['!empty'], ['!done']], version: /^7\.18/, date: '2023-05-01', moment: '2023-05-01 20:52:13' },
  '7.20': { empty: [['!empty'], ['!done']], version: /^7\.20/, date: '2023-05-01', moment: '2023-05-01 20:52:13' },
};

describe.each(routerVersions)('RouterOS %s', (version) => {
  it('answers an empty print in its own way', async () => {
    const { client } = await startSession({ version });
    expect(await client.ask('/ppp/secret/print')).toEqual(expected[version].empty);
    expect(await client.ask('/interface/print', '?name=nothing')).toEqual(expected[version].empty);
    expect(await client.ask('/ppp/secret/print', '=count-only=')).toEqual([['!done', '=ret=0']]);
  });

  it('says which release it is', async () => {
    const { client } = await startSession({ version });
    const [resource] = rowsOf(await client.ask('/system/resource/print'));
    expect(resource?.version).toMatch(expected[version].version);
  });

  it('spells dates in its own way', async () => {
    const { client } = await startSession({ version, now });
    await client.ask('/ip/firewall/address-list/add', '=list=l', '=address=10.0.0.1');
    const [clock] = rowsOf(await client.ask('/system/clock/print'));
    const [entry] = rowsOf(await client.ask('/ip/firewall/address-list/print'));
    expect(clock).toMatchObject({ date: expected[version].date, time: '20:52:13' });
    expect(entry).toMatchObject({ 'creation-time': expected[version].moment });
  });
});

describe('RouterOS 6', () => {
  it('numbers the missing item and knows no unknown directory by name', async () => {
    const { client } = await startSession({ version: '6.49' });
    expect(await client.verdict('/ppp/secret/remove', '=.id=*99')).toBe('no such item (4)');
    expect(await client.verdict('/ip/adress/print')).toBe('no such command prefix');
  });
});
