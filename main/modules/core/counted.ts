/** `counted(1, 'service')` → `1 service`; `counted(1200, 'service')` → `1,200 services`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
