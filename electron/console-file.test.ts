import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { consoleFile } from './console-file.ts';

const folder = path.resolve('/opt/lastmile/out/renderer');
const at = (address: string) => consoleFile(folder, address);

describe('the files behind app://console', () => {
  it('are the assets of the built console', () => {
    expect(at('app://console/assets/index-1a2b.js')).toEqual({
      kind: 'asset',
      file: path.join(folder, 'assets', 'index-1a2b.js'),
    });
  });

  it('are its page for every address without a file name', () => {
    const page = { kind: 'page', file: path.join(folder, 'index.html') };
    expect(at('app://console/')).toEqual(page);
    expect(at('app://console/index.html#/billing')).toEqual(page);
    expect(at('app://console/billing/transfers')).toEqual(page);
  });

  it('never lie outside of its folder', () => {
    for (const way of ['..%2f..%2fmain/desktop.js', '%00/etc/passwd', '%ff', '..%2frenderer2/x.js'])
      expect(at(`app://console/${way}`)).toEqual({ kind: 'refused' });
  });
});
