// Adding a channel: asked for, and its page is shown; or what was refused is said.
import { useNavigate } from '@tanstack/react-router';
import { connect } from '../../../contract/connect.ts';
import type { CallOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';

type Given = CallOf<typeof connect.addChannel>['body'];

/** `wrong` is given what was refused, to say it at the field it concerns. */
export function useAddChannel(wrong?: (error: unknown) => void): [(given: Given) => void, boolean] {
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const add = (body: Given) =>
    void run(() => call(connect.addChannel, { body }), {
      ended: ({ id }) => {
        woken('channels');
        void navigate({ to: '/connect/channels/$id', params: { id } });
      },
      ...(wrong && {
        wrong: (error) => {
          wrong(error);
          return true;
        },
      }),
    });
  return [add, busy];
}
