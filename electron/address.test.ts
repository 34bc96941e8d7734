import { describe, expect, it } from 'vitest';
import { externalAddress, isAt } from './address.ts';

describe('addresses', () => {
  it("are the console's only with its scheme and its host", () => {
    const isOurs = (address: string) => isAt('app://console/', address);
    expect(isOurs('app://console/#/billing')).toBe(true);
    for (const other of ['app://other/', 'https://console/', 'file:///etc/passwd', 'app://console.evil/', 'nonsense'])
      expect(isOurs(other)).toBe(false);
  });

  it("reach the system's browser only over https", () => {
    expect(externalAddress('https://mikrotik.com/docs')).toBe('https://mikrotik.com/docs');
    for (const other of [
      'http://mikrotik.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/',
      'app://console/',
    ])
      expect(externalAddress(other)).toBeUndefined();
  });
});
