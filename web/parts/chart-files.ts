// Saves what a chart shows: lines as CSV, drawings as one PNG in their colours of the moment.

/** A first line of column names; texts that a spreadsheet would take for a formula get an apostrophe. */
export function saveCsv(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void {
  const cell = (of: string | number | null) => {
    if (of === null || typeof of === 'number') return String(of ?? '');
    return `"${(/^[=+\-@\t\r]/.test(of) ? `'${of}` : of).replaceAll('"', '""')}"`;
  };
  const lines = [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`);
  save(new Blob([`\uFEFF${lines.join('')}`], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

export interface Drawing {
  caption: string;
  svg: SVGSVGElement;
}

/** Drawings below each other, in `columns` beside each other, each under its caption. */
export async function savePng(name: string, title: string, drawings: readonly Drawing[], columns = 1): Promise<void> {
  const [scale, edge, head, gap] = [2, 16, 34, 24];
  const width = Math.max(...drawings.map(({ svg }) => svg.clientWidth));
  const height = Math.max(...drawings.map(({ svg }) => svg.clientHeight)) + head;
  const rows = Math.ceil(drawings.length / columns);
  const canvas = document.createElement('canvas');
  canvas.width = (columns * (width + gap) - gap + 2 * edge) * scale;
  canvas.height = (rows * (height + gap) - gap + 2 * edge + (title ? head : 0)) * scale;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const { color, fontFamily } = getComputedStyle(document.body);
  pen.translate(edge, edge);
  const write = (text: string, weight: number) => {
    pen.fillStyle = color;
    pen.textAlign = 'left';
    pen.font = `${weight} 15px ${fontFamily}`;
    pen.fillText(text, 0, 14, width);
    pen.translate(0, head);
  };
  if (title) write(title, 640);
  drawings.forEach(({ caption, svg }, at) => {
    pen.save();
    pen.translate((at % columns) * (width + gap), Math.floor(at / columns) * (height + gap));
    write(caption, 500);
    for (const shape of svg.querySelectorAll('path, rect, circle, text')) draw(pen, shape);
    pen.restore();
  });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) save(blob, `${name}.png`);
}

function draw(pen: CanvasRenderingContext2D, shape: Element): void {
  const look = getComputedStyle(shape);
  pen.fillStyle = look.fill;
  if (shape instanceof SVGRectElement) {
    pen.fillRect(shape.x.baseVal.value, shape.y.baseVal.value, shape.width.baseVal.value, shape.height.baseVal.value);
  } else if (shape instanceof SVGCircleElement) {
    pen.beginPath();
    pen.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, 2 * Math.PI);
    pen.fill();
  } else if (shape instanceof SVGPathElement) {
    pen.strokeStyle = look.stroke;
    pen.lineWidth = Number.parseFloat(look.strokeWidth) || 1;
    pen.setLineDash(look.strokeDasharray === 'none' ? [] : look.strokeDasharray.split(',').map(Number.parseFloat));
    pen.stroke(new Path2D(shape.getAttribute('d') ?? ''));
  } else {
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
