// The name of the page in the browser's tab and history, and for screen readers.
import { useEffect } from 'react';

export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title ? `${title} · OpenRounds` : 'OpenRounds';
    return () => {
      document.title = before;
    };
  }, [title]);
}
