// A volume chart as files: CSV with every day, PNG as it stands on the page.
import type { BarWords } from './bar-words.ts';
import type { VolumeData } from './Volume.tsx';

export function saveCsv({ days, from, to }: VolumeData, { columns }: BarWords): void {
  const rows = days.map(({ day, posts, people, before }) => [day, posts, people, before].join(','));
  const head = columns.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
  save(
    new Blob([`${[head, ...rows].join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
    `posts-${from}-${to}.csv`,
  );
}

/** Rows of any chart; what stands in them is ours, numbers and days. */
export function saveRows(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  name: string,
): void {
  const head = heads.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
  const lines = [head, ...rows.map((row) => row.join(','))];
  save(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), name);
}

/** Draws again what the picture shows, in its colours of the moment, with its caption above. */
export async function savePng(
  svg: SVGSVGElement,
  caption: string,
  { from, to }: Pick<VolumeData, 'from' | 'to'>,
): Promise<void> {
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  const [scale, edge, head] = [2, 16, 34];
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * edge) * scale;
  canvas.height = (height + 2 * edge + head) * scale;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(document.body.parentElement as Element).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const { color, fontFamily } = getComputedStyle(document.body);
  pen.fillStyle = color;
  pen.font = `500 15px ${fontFamily}`;
  pen.fillText(caption, edge, edge + 14, width);
  pen.translate(edge, edge + head);
  for (const shape of svg.querySelectorAll('path, rect, text')) draw(pen, shape);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) save(blob, `posts-${from}-${to}.png`);
}

function draw(pen: CanvasRenderingContext2D, shape: Element): void {
  const look = getComputedStyle(shape);
  if (shape instanceof SVGRectElement) {
    pen.fillStyle = look.fill;
    pen.fillRect(shape.x.baseVal.value, shape.y.baseVal.value, shape.width.baseVal.value, shape.height.baseVal.value);
  } else if (shape instanceof SVGPathElement) {
    pen.strokeStyle = look.stroke;
    pen.lineWidth = Number.parseFloat(look.strokeWidth) || 1;
    pen.setLineDash(look.strokeDasharray === 'none' ? [] : look.strokeDasharray.split(',').map(Number.parseFloat));
    pen.stroke(new Path2D(shape.getAttribute('d') ?? ''));
  } else {
    pen.fillStyle = look.fill;
    pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    pen.textAlign = ({ middle: 'center', end: 'right' } as const)[look.textAnchor] ?? 'left';
    pen.fillText(shape.textContent ?? '', Number(shape.getAttribute('x')), Number(shape.getAttribute('y')));
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
