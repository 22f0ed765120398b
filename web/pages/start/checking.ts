// Asks the check in its worker, 300 ms after the last key, and keeps only the answer to the last question.
import { useEffect, useRef, useState } from 'react';
import type { Answer, Question } from '../../../language/check/index.ts';
import type { Asked, Told } from './check-worker.ts';

const pause = 300;

/** The answer for these words; `reading` while it is not there yet. */
export function useCheck(question: Question, say: 'en' | 'es'): { answer: Answer | undefined; reading: boolean } {
  const worker = useRef<Worker>(undefined);
  const last = useRef(0);
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    const own = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    own.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.number === last.current) setTold(data);
    };
    worker.current = own;
    return () => own.terminate();
  }, []);
  const asked = JSON.stringify([question, say]);
  useEffect(() => {
    const [question, say] = JSON.parse(asked) as [Question, 'en' | 'es'];
    last.current++;
    if (question.reply.trim() === '') {
      setTold(undefined);
      return;
    }
    const number = last.current;
    const timer = setTimeout(() => worker.current?.postMessage({ number, question, say } satisfies Asked), pause);
    return () => clearTimeout(timer);
  }, [asked]);
  const empty = question.reply.trim() === '';
  return { answer: empty ? undefined : told?.answer, reading: !empty && told?.number !== last.current };
}
