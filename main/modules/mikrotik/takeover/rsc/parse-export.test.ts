import { describe, expect, it } from 'vitest';
import { ExportError } from './export-error.ts';
import { MOST_CHARACTERS, parseExport } from './parse-export.ts';
import { tablesOfExport } from './tables-of-export.ts';
import { exportOf649, terseExportOf718 } from './testing/sample-exports.ts';

function faultOf(text: string): { fault: string; line: number; message: string } {
  try {
    parseExport(text);
  } catch (error) {
    if (error instanceof ExportError) return { fault: error.fault, line: error.line, message: error.message };
    throw error;
  }
  throw new Error('The file was read');
}

describe('an export of RouterOS 6.49', () => {
  const read = parseExport(exportOf649);
  const tables = tablesOfExport(read);

  it('tells version, model and when it was made', () => {
    expect(read.head).toEqual({ exportedAt: 'apr/01/2025 09:14:52', version: '6.49.10', model: 'RB4011iGS+' });
    expect(read.notes).toEqual([]);
  });

  it('has its secrets with names in any script, passwords with quotes, and what is only implied', () => {
    expect(tables['/ppp/secret']).toEqual([
      {
        name: 'jose',
        comment: 'José Núñez, +34 600 111 222',
        password: 'p$ss "1"',
        profile: 'plan-10M',
        service: 'pppoe',
        disabled: 'no',
      },
      {
        name: 'ada',
        comment: 'Ada Obi – shop next to the market',
        password: 'secret1',
        profile: 'plan-20M',
        'remote-address': '10.30.0.77',
        service: 'pppoe',
        disabled: 'no',
      },
      { name: 'gone', password: 'x', profile: 'plan-10M', service: 'pppoe', disabled: 'yes' },
      { name: 'office-vpn', password: 'y', profile: 'default-encryption', service: 'l2tp', disabled: 'no' },
    ]);
  });

  it('has the profile that every router has, with what was set on it', () => {
    expect(tables['/ppp/profile']?.map(({ name, ...row }) => [name, row['rate-limit'], row['remote-address']])).toEqual(
      [
        ['default', undefined, 'pppoe-pool'],
        ['default-encryption', undefined, undefined],
        ['plan-10M', '2M/10M 4M/20M 1M/8M 8/8', 'pppoe-pool'],
        ['plan-20M', '5M/20M', 'pppoe-pool'],
        ['cortado', '64k/64k', undefined],
      ],
    );
  });

  it('has leases, queues and lists, and leaves the rest of the router alone', () => {
    expect(tables['/queue/simple']?.map(({ name, target, disabled }) => [name, target, disabled])).toEqual([
      ['Kiosk (corner)', '10.40.0.20/32', 'no'],
      ['old', '10.40.0.21/32', 'yes'],
    ]);
    expect(tables['/ip/dhcp-server/lease']).toHaveLength(1);
    expect(tables['/ip/firewall/address-list']).toHaveLength(1);
    expect(Object.keys(tables)).not.toContain('/interface/bridge');
  });
});

describe('a terse export of RouterOS 7.18', () => {
  const tables = tablesOfExport(parseExport(terseExportOf718));

  it('has rows whose menus stand in each line, and passwords that were hidden are not empty but unknown', () => {
    expect(tables['/ppp/secret']).toEqual([
      { name: 'jane', profile: 'home-20', service: 'pppoe', comment: 'Jane Okoro C-000001', disabled: 'no' },
    ]);
    expect(tables['/queue/simple']?.[0]).toMatchObject({ 'burst-threshold': '1600k/6400k', 'burst-time': '8s/8s' });
  });

  it('finds the row that a set means', () => {
    const profiles = tables['/ip/hotspot/user/profile'];
    expect(profiles?.map(({ name, ...row }) => [name, row['rate-limit']])).toEqual([
      ['default', '1M/1M'],
      ['cafe', '2M/4M'],
    ]);
    expect(tables['/ip/hotspot/user']?.map(({ name }) => name)).toEqual(['default-trial', 'room12']);
  });
});

describe('a file that cannot be taken', () => {
  const head = '# 2025-05-02 10:00:00 by RouterOS 7.18.2\n/ppp secret\n';

  it('is named with the line in which it was cut', () => {
    expect(faultOf(`${head}add name=ada\nadd name=bob comment="Bob the bui`)).toMatchObject({ fault: 'cut', line: 4 });
    expect(faultOf(`${head}add name=ada profile=\\`)).toMatchObject({ fault: 'cut', line: 3 });
    expect(faultOf(`${head}add name=ada profile=\\\n`)).toMatchObject({ fault: 'cut', line: 3 });
    expect(faultOf(`${head}set [ find name=ada`)).toMatchObject({ fault: 'cut', line: 3 });
    expect(faultOf(`${head}add name=ada passwo`)).toMatchObject({ fault: 'unreadable', line: 3 });
    expect(parseExport(`${head}add name=ada`).notes).toHaveLength(1);
  });

  it('is said to be no export when it is something else', () => {
    expect(faultOf('')).toMatchObject({ fault: 'no_export' });
    expect(faultOf('name,phone\nAda,0803\n')).toMatchObject({ fault: 'no_export' });
    expect(faultOf('<!doctype html>\n<p>"not')).toMatchObject({ fault: 'no_export' });
    expect(faultOf('\x88\xac\xa1\xb1\0\0\x01backup')).toMatchObject({ fault: 'no_export' });
    expect(faultOf('name,phone\nAda,0803\n').message).toContain('/export');
  });

  it('is refused when it is beyond all bounds', () => {
    expect(faultOf('x'.repeat(MOST_CHARACTERS + 1))).toMatchObject({ fault: 'too_large' });
  });

  it('is read where an editor put a mark of UTF-8 before it, or bytes of Windows stand in it', () => {
    const text = `\uFEFF${head}add comment="caf\\E9" name=cafe\n`;
    expect(tablesOfExport(parseExport(text))['/ppp/secret']?.[0]?.comment).toBe('café');
  });
});
