import { expect, it } from 'vitest';
import { isHostIpv4 } from './network-address.ts';

it('knows the addresses that a customer can have, private ones and carrier-grade NAT among them', () => {
  const own = ['10.20.0.15', '172.16.0.1', '192.168.88.254', '100.64.0.9', '41.58.1.2', '223.255.255.254', '1.0.0.1'];
  expect(own.filter((address) => !isHostIpv4(address))).toEqual([]);
  const nobodys = [
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.7.7',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '10.0.0',
    '10.0.0.256',
  ];
  expect(nobodys.filter(isHostIpv4)).toEqual([]);
});
