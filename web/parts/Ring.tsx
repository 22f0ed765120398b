// The round of an insight: five arcs, one for each stage it has reached. It stands beside its word, never alone.
import { type Stage, stages } from '../../contract/learn/insights.ts';

export function Ring({ stage }: { stage: Stage }) {
  const arcs = stages.indexOf(stage) + 1;
  return (
    <svg className="ring" viewBox="0 0 20 20" aria-hidden="true">
      <circle className="all" cx="10" cy="10" r="8" pathLength="100" />
      <circle
        className="got"
        cx="10"
        cy="10"
        r="8"
        pathLength="100"
        strokeDasharray={`${'16 4 '.repeat(arcs - 1)}16 100`}
      />
    </svg>
  );
}
