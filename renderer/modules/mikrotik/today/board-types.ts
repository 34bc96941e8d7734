import type { InferClientOutputs } from '@orpc/client';
import type { client } from '#app/client.ts';

type Answers = InferClientOutputs<typeof client>;

/** One router as the board tells it. */
export type RouterOnBoard = Answers['mikrotik']['board']['routers'][number];
export type MoneyBoard = Answers['billing']['board']['money'];
export type OfficeStatus = Answers['platform']['status']['bar'];
