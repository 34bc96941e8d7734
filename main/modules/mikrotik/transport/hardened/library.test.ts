import { Channel, Connector, Receiver, Transmitter } from 'node-routeros';
import { expect, it } from 'vitest';
import { knownLibrary } from './library.ts';

const parts = { Channel, Connector, Receiver, Transmitter };

it('node-routeros 1.6.9 is the library that was hardened', () => {
  expect(knownLibrary('1.6.9', parts)).toBe(parts);
});

it('another version is refused with a sentence', () => {
  expect(() => knownLibrary('1.6.10', parts)).toThrow(
    'The RouterOS transport is hardened for node-routeros 1.6.9, but 1.6.10 is installed.',
  );
});

it('a library with another inside is refused with a sentence', () => {
  class Receiver2 {
    read(): void {}
  }
  for (const changed of [{ Receiver: Receiver2 }, { Channel: undefined }, { Connector: Channel }]) {
    expect(() => knownLibrary('1.6.9', { ...parts, ...changed })).toThrow('no router is contacted');
  }
});
