// The organization as pages read it: its facilities for choices, its names for sentences.
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type facility, govern, type organization } from '../../../contract/govern.ts';
import { reading } from '../../lib/queries.ts';

export type Organization = z.output<typeof organization>;
export type Facility = z.output<typeof facility>;

export const organizationQuery = reading(govern.getOrganization, {}, ['organization']);

/** All of them, the closed ones too; empty until they are read. */
export const useFacilities = (): Facility[] => useQuery(organizationQuery).data?.facilities ?? [];
