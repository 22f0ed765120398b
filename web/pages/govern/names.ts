// What the ids in the audit log are called now, as far as the reader may know.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connect } from '../../../contract/connect.ts';
import { govern } from '../../../contract/govern.ts';
import { listen } from '../../../contract/listen.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { useFacilities } from './organization.ts';

/** A look-up from id to name. */
export function useNames(): (id: string) => string | undefined {
  const { organization } = useMe();
  const mayPeople = useMay('people.read');
  const mayPosts = useMay('posts.read');
  const mayChannels = useMay('channels.read');
  const mayKeys = useMay('keys.write');
  const facilities = useFacilities();
  const people = useQuery({ ...reading(govern.findPeople, {}, ['people']), enabled: mayPeople }).data;
  const keys = useQuery({ ...reading(govern.findKeys, {}, ['organization']), enabled: mayKeys }).data?.keys;
  const watches = useQuery({ ...reading(listen.findWatches, {}, ['watches', 'posts']), enabled: mayPosts }).data
    ?.watches;
  const channels = useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: mayChannels }).data
    ?.channels;
  return useMemo(() => {
    const named = [
      organization,
      ...facilities,
      ...(people?.people ?? []),
      ...(people?.invitations ?? []),
      ...(keys ?? []),
      ...(watches ?? []),
      ...(channels ?? []),
    ];
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return (id) => names.get(id);
  }, [organization, facilities, people, keys, watches, channels]);
}
