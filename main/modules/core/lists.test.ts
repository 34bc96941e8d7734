import { expect, it } from 'vitest';
import { actorWith, onBothStores, testPlatform } from '../../../tests/harness/test-platform.ts';
import { coreSearch } from './search.ts';
import { coreClient, refusalOf } from './testing/core-client.ts';
import { activeService, position, service, smallIsp, why } from './testing/small-isp.ts';

const waysToAsk = [
  ['name, any case', 'JANE'],
  ['name without its accents', 'okoro-nunez'],
  ['words in any order', 'okoro jane'],
  ['customer code', 'c-000002'],
  ['phone as typed', '+234 803 555 0147'],
  ['phone as digits', '2348035550147'],
  ['phone as dialled inside the country', '0803 555 01 47'],
  ['e-mail', 'Jane@Example'],
  ['service code', 's-000001'],
  ['MAC with colons', '64:d1:54:0a:1b:2c'],
  ['MAC with hyphens', '64-D1-54-0A-1B-2C'],
  ['MAC in dotted groups', '64d1.540a.1b2c'],
  ['bare MAC', '64D1540A1B2C'],
  ['the end of a MAC', '0a:1b:2c'],
  ['IP address', '10.20.0.15'],
  ['PPPoE user', 'jane.home'],
] as const;

onBothStores((kind) => {
  it('walks 250 customers page by page without loss or repetition while others are added', async () => {
    const core = coreClient(await testPlatform(kind));
    const names = Array.from(
      { length: 250 },
      (_, n) => `${n % 2 === 0 ? 'ana' : 'Ana'} ${String(n % 50).padStart(3, '0')}`,
    );
    for (const name of names) await core.customers.create({ name });
    for (const direction of ['asc', 'desc'] as const) {
      const seen: { id: string; name: string }[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof core.customers.list>> = await core.customers.list({
          search: 'ana',
          sort: { by: 'name', direction },
          cursor,
          limit: 40,
        });
        seen.push(...page.items);
        cursor = page.nextCursor;
        await core.customers.create({ name: 'Ana 000' });
        await core.customers.create({ name: 'Ana 049' });
      } while (cursor !== null);
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const original = seen.filter(({ name }) => names.includes(name)).map(({ name }) => name.toLowerCase());
      const sorted = [...original].sort();
      expect(original).toEqual(direction === 'asc' ? sorted : sorted.reverse());
      for (const name of new Set(names)) {
        const wanted = names.filter((other) => other === name).length;
        expect(seen.filter((customer) => customer.name === name).length).toBeGreaterThanOrEqual(wanted);
      }
    }
    expect(await refusalOf(core.customers.list({ cursor: 'tampered' }))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('walks services in every order', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    for (let n = 0; n < 7; n += 1) await core.subscriptions.create(service(isp));
    for (const by of ['code', 'customerName', 'stateSince', 'createdAt'] as const) {
      const codes: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof core.subscriptions.list>> = await core.subscriptions.list({
          sort: { by, direction: 'desc' },
          cursor,
          limit: 3,
        });
        codes.push(...page.items.map(({ code }) => code));
        cursor = page.nextCursor;
        expect(page.total).toBe(7);
      } while (cursor !== null);
      expect(codes.sort()).toEqual(Array.from({ length: 7 }, (_, n) => `S-00000${n + 1}`));
    }
  });

  it('finds a customer and their service by anything that a person may type', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const { id } = await core.customers.create({
      name: 'Jane Okoro-Núñez',
      phone: '+234 803 555 0147',
      email: 'jane@example.org',
    });
    await core.customers.update({ id: isp.customerId, name: 'Somebody else', phone: '+234 809 111 2222' });
    const found = { mac: '64:D1:54:0A:1B:2C', ip: '10.20.0.15', pppoeUser: 'jane.home' };
    await core.subscriptions.create({ ...service(isp), customerId: id, ...found });
    for (const [how, text] of waysToAsk) {
      const { items, total } = await core.customers.list({ search: text });
      expect({ how, names: items.map(({ name }) => name), total }).toEqual({
        how,
        names: ['Jane Okoro-Núñez'],
        total: 1,
      });
      const services = await core.subscriptions.list({ search: text });
      expect({ how, codes: services.items.map(({ code }) => code) }).toEqual({ how, codes: ['S-000001'] });
    }
  });

  it('takes percent signs and underscores in a search as themselves', async () => {
    const core = coreClient(await testPlatform(kind));
    await core.customers.create({ name: '100% Fibre' });
    await core.customers.create({ name: '100 Fibre' });
    expect((await core.customers.list({ search: '100%' })).items.map(({ name }) => name)).toEqual(['100% Fibre']);
    expect((await core.customers.list({ search: '_' })).total).toBe(0);
  });

  it('narrows lists by what a service is', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const id = await activeService(core, isp);
    await core.customers.create({ name: 'Nobody yet' });
    expect((await core.customers.list({})).total).toBe(2);
    const { items } = await core.customers.list({ state: 'active', sectorId: isp.sectorId, planId: isp.planId });
    expect(items).toMatchObject([{ name: 'Jane Okoro', services: { active: 1, suspended: 0, waiting: 0 } }]);
    expect((await core.customers.list({ state: 'suspended' })).total).toBe(0);
    const { deviceId, sectorId, planId, customerId } = isp;
    const all = { state: 'active', deviceId, sectorId, planId, customerId, networkTruth: 'wanted' } as const;
    expect((await core.subscriptions.list({ ...all, disagrees: true })).items.map((item) => item.id)).toEqual([id]);
    expect((await core.subscriptions.list({ disagrees: false })).total).toBe(0);
    expect((await core.devices.list({ stage: 'dry_run', health: 'unknown' })).items).toMatchObject([
      { name: 'hill-1', serviceCount: 1, driftedCount: 0, hasPassword: true },
    ]);
    expect((await core.sectors.list({ search: 'hill' })).items).toMatchObject([
      { name: 'Hill tower', serviceCount: 1 },
    ]);
  });

  it('sums the board up', async () => {
    const core = coreClient(await testPlatform(kind));
    const isp = await smallIsp(core);
    const id = await activeService(core, isp);
    await activeService(core, isp);
    await core.subscriptions.create(service(isp));
    await core.subscriptions.suspend({ id, reason: why });
    expect(await core.board.summary()).toEqual({
      customers: 1,
      byState: { draft: 1, pending_install: 0, active: 1, suspended: 1, paused: 0, terminated: 0 },
      disagreeing: 2,
      sectors: [{ id: isp.sectorId, name: 'Hill tower', active: 1, suspended: 1 }],
    });
  });

  it('finds anything that the person may read', async () => {
    const platform = await testPlatform(kind);
    const core = coreClient(platform);
    const isp = await smallIsp(core);
    await core.sectors.update({ id: isp.sectorId, name: 'Jane hill', position });
    await core.devices.update({ id: isp.deviceId, name: 'jane-router' });
    await core.plans.update({ id: isp.planId, name: 'Jane 20' });
    await core.subscriptions.create({ ...service(isp), pppoeUser: 'jane' });
    const modelsFor = async (role: 'admin' | 'billing') =>
      (await coreSearch.search(platform, actorWith(role, platform), 'jane')).map(({ model }) => model);
    expect(await modelsFor('admin')).toEqual(['customer', 'subscription', 'device', 'sector', 'service_plan']);
    expect(await modelsFor('billing')).toEqual(['customer', 'subscription', 'sector', 'service_plan']);
    for (let n = 0; n < 10; n += 1) await core.customers.create({ name: `Mary Jane ${n}` });
    const [first, ...others] = await coreSearch.search(platform, actorWith('admin', platform), 'jane');
    expect(first).toMatchObject({ model: 'customer', label: 'Jane Okoro', detail: 'C-000001 · +234 803 555 0147' });
    expect(others.filter(({ model }) => model === 'customer')).toHaveLength(5);
  });
});
