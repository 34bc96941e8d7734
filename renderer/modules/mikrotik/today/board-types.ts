import type { InferClientOutputs } from '@orpc/client';
import type { client } from '#app/client.ts';

type Answers = InferClientOutputs<typeof client>;

export type MoneyBoard = Answers['billing']['board']['money'];
export type OfficeStatus = Answers['platform']['status']['bar'];
