// A QR code as a drawing: always dark on white, whatever the theme, because cameras want it so.
import { useMemo } from 'react';
import { qrOf } from './qr.ts';

export function Qr({ text, name }: { text: string; name: string }) {
  const { path, size } = useMemo(() => {
    const rows = qrOf(text);
    const runs = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])));
    return { path: runs.join(''), size: rows.length + 8 };
  }, [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <path className="light" d={`M0 0h${size}v${size}H0z`} />
      <path className="dark" d={path} />
    </svg>
  );
}
