// A volume chart as files: CSV with every day, PNG as it stands on the page.
import type { BarWords } from './bar-words.ts';
import { savePng as saveDrawings, saveCsv as saveLines } from './chart-files.ts';
import type { VolumeData } from './Volume.tsx';

export function saveCsv({ days, from, to }: VolumeData, { columns }: BarWords): void {
  saveLines(
    `posts-${from}-${to}`,
    columns,
    days.map(({ day, posts, people, before }) => [day, posts, people, before]),
  );
}

export function savePng(
  svg: SVGSVGElement,
  caption: string,
  { from, to }: Pick<VolumeData, 'from' | 'to'>,
): Promise<void> {
  return saveDrawings(`posts-${from}-${to}`, '', [{ caption, svg }]);
}
