import { useMediaQuery } from '@mantine/hooks';

const narrow = '(width < 640px)';

/** Whether this is a phone's screen: one thing at a time, places at the foot. The style sheets ask for the same width. */
export const useNarrow = (): boolean => useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
