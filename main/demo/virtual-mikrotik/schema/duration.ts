const units = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** Seconds of RouterOS's ways to write a duration: `1w2d3h4m5s`, `90`, `01:30:00`, `1d 01:30:00`. */
export function durationSeconds(text: string): number | undefined {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const clock = /^(?:(\d+)d ?)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(text);
  if (clock) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0));
    return days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
  }
  const spelled = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!spelled || text === '') return undefined;
  return units.reduce((total, [, seconds], index) => total + Number(spelled[index + 1] ?? 0) * seconds, 0);
}

/** As RouterOS prints it: `1d2h`, `45s`, `0s`. */
export function formatDuration(totalSeconds: number): string {
  let rest = Math.max(0, Math.floor(totalSeconds));
  let printed = '';
  for (const [unit, seconds] of units) {
    const amount = Math.floor(rest / seconds);
    if (amount > 0) printed += `${amount}${unit}`;
    rest %= seconds;
  }
  return printed === '' ? '0s' : printed;
}
