// Says that one is looking, or writing, as long as the conversation is open.
import { useEffect, useRef } from 'react';
import { respond } from '../../../contract/respond.ts';
import { call } from '../../lib/call.ts';

const beat = 15_000;
/** Milliseconds after the last key. */
const writesFor = 10_000;

export function usePresence(id: string, text: string): void {
  const typed = useRef({ text, at: 0 });
  const tell = useRef((_: 'looking' | 'writing' | 'gone') => {});
  tell.current = (doing) => void call(respond.setPresence, { params: { id }, body: { doing } }).catch(() => {});
  useEffect(() => {
    const doing = () => (Date.now() - typed.current.at < writesFor ? 'writing' : 'looking');
    tell.current(doing());
    const timer = setInterval(() => tell.current(doing()), beat);
    return () => {
      clearInterval(timer);
      tell.current('gone');
    };
  }, []);
  useEffect(() => {
    if (typed.current.text === text) return;
    const first = Date.now() - typed.current.at > writesFor;
    typed.current = { text, at: Date.now() };
    if (first) tell.current('writing');
  }, [text]);
}
