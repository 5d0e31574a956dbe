import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width an element really has, followed while the window changes. */
export function useWidth<T extends HTMLElement>(fallback: number): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(fallback);
  useEffect(() => {
    const target = element.current;
    if (!target || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver((entries) => {
      const measured = entries[0]?.contentRect.width;
      if (measured) setWidth(measured);
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, width];
}
