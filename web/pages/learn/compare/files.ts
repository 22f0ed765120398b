// A comparison as files: CSV for the team, PNG of the small charts.
import type { Compared } from '../../../../contract/learn/compare.ts';
import type { Days } from '../../../../contract/learn/scope.ts';
import { type Drawing, saveCsv, savePng } from '../../../parts/chart-files.ts';
import type { Lines } from './lines.ts';

const fileName = (measure: string, { from, to }: Days) => `compare-${measure.replace(/\W+/g, '-')}-${from}-${to}`;

export const saveComparison = (groups: readonly Compared[], { head, rows }: Lines, measure: string, days: Days): void =>
  saveCsv(fileName(measure, days), head, rows(groups));

/** The charts of a list, each under its name, as wide as they stand. */
export function saveCharts(list: HTMLElement, caption: string, measure: string, days: Days): Promise<void> {
  const drawings = [...list.querySelectorAll<SVGSVGElement>('svg.chart')].map(
    (svg): Drawing => ({ svg, caption: svg.dataset.name ?? '' }),
  );
  if (drawings.length === 0) return Promise.resolve();
  return savePng(fileName(measure, days), caption, drawings, Math.min(3, drawings.length));
}
