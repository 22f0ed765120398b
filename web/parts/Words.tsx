// What somebody said, as they said it: bare in a stream, in hung quotation marks beside our own words.
import { Link } from '@tanstack/react-router';
import { piecesOf } from './marks.ts';
import './words.css';

interface Props {
  text: string;
  lang?: string | null;
  /** What the watch or the search found in it. */
  marks?: readonly { start: number; end: number }[];
  /** Stretches that tell of a person, and what they are; marked discreetly. */
  personal?: readonly { start: number; end: number; kind: string }[];
  /** 17, 20, 26 or 32 px; without it, as the density says. */
  size?: 'w1' | 'w2' | 'w3' | 'w4';
  quoted?: boolean;
  /** Leads to the conversation it stands in. */
  within?: { conversation: string; post: string };
  className?: string;
}

export function Words({ text, lang, marks = [], personal = [], size, quoted, within, className }: Props) {
  const pieces = piecesOf(text, marks).map(({ start, text, found }) =>
    found ? (
      <mark key={start}>{text}</mark>
    ) : (
      <span key={start}>{personal.length > 0 ? tellingOf(text, start, personal) : text}</span>
    ),
  );
  const look = ['words', size, className].filter(Boolean).join(' ');
  const mark = quoted ? 'q' : undefined;
  return (
    // An unknown direction is the text's own: nobody's words are turned round by the page around them.
    <p className={look} lang={langOf(lang)} dir="auto">
      {within ? (
        <Link
          className={mark}
          to="/conversations/$id"
          params={{ id: within.conversation }}
          search={{ post: within.post }}
        >
          {pieces}
        </Link>
      ) : (
        <span className={mark}>{pieces}</span>
      )}
    </p>
  );
}

/** A piece of the text, with what tells of a person under a dotted line. */
function tellingOf(text: string, from: number, personal: NonNullable<Props['personal']>) {
  const inside = personal.flatMap(({ start, end, kind }) =>
    start < from + text.length && end > from ? [{ start: start - from, end: end - from, kind }] : [],
  );
  return piecesOf(text, inside).map(({ start, text, found }) =>
    found ? (
      <span
        key={start}
        className="personal"
        title={inside.find((each) => each.start <= start && start < each.end)?.kind}
      >
        {text}
      </span>
    ) : (
      <span key={start}>{text}</span>
    ),
  );
}

/** A language tag the browser can read, or none: what networks send is not always one. */
export function langOf(lang: string | null | undefined): string | undefined {
  return lang && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang) ? lang : undefined;
}
