import { describe, expect, it } from 'vitest';
import { customerState, servicesInWords } from './services-in-words.ts';

const none = { active: 0, suspended: 0, paused: 0, waiting: 0, terminated: 0 };

describe('the services of a customer in words', () => {
  it('tells what runs and leaves out what ended', () => {
    expect(servicesInWords({ ...none, active: 2, terminated: 1 })).toBe('2 active');
    expect(servicesInWords({ ...none, terminated: 1 })).toBe('1 terminated');
    expect(servicesInWords(none)).toBe('no service');
  });

  it('puts the suspended first', () => {
    expect(servicesInWords({ ...none, active: 1, suspended: 1 })).toBe('1 suspended, 1 active');
  });
});

describe('the state of a customer', () => {
  it('is the state of all services when they agree', () => {
    expect(customerState({ ...none, active: 3 })).toEqual({ word: 'active', meaning: 'good' });
  });

  it('is the worst of them, with how many, when they differ', () => {
    expect(customerState({ ...none, active: 2, suspended: 1 })).toEqual({ word: '1 of 3 suspended', meaning: 'bad' });
  });

  it('says when there is no service yet, and when there is none any more', () => {
    expect(customerState(none).word).toBe('no service yet');
    expect(customerState({ ...none, terminated: 2 }).word).toBe('former customer');
  });
});
