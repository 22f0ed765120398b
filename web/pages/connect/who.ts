// Who did something, by name where one may know it.
import { useQuery } from '@tanstack/react-query';
import { govern } from '../../../contract/govern.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';

/** The name of a person by id: one's own always, a colleague's for those who may read them. */
export function useWho(): (id: string | null) => string | null {
  const { person } = useMe();
  const may = useMay('people.read');
  const people = useQuery({ ...reading(govern.findPeople, {}, ['people']), enabled: may }).data?.people ?? [];
  return (id) => (id === person.id ? person.name : (people.find((each) => each.id === id)?.name ?? null));
}
