// Who is signed in, and what they may do.
import { useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { govern, type me } from '../../contract/govern.ts';
import type { Right } from '../../contract/rights.ts';
import { reading } from './queries.ts';

export type Me = z.output<typeof me>;

export const meQuery = { ...reading(govern.me, {}, ['people', 'organization']), staleTime: 60_000 };

/** Inside the frame, where somebody is signed in for sure. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data as Me;

export const useMay = (right: Right): boolean => useMe().rights.includes(right);
