// Draws again now and then, for "4 s ago" and "next try in 40 s".
import { useEffect, useState } from 'react';

/** The time, kept to within `everyMs`. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
