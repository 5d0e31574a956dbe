import { useEffect, useRef, useState } from 'react';

const lasts = 150;

function motionIsReduced(): boolean {
  return typeof window.matchMedia !== 'function' || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A number on its way to where it should be, at most 150 ms under way; at once for those who want no motion. */
export function useTween(target: number): number {
  const [shown, setShown] = useState(target);
  const from = useRef(target);
  useEffect(() => {
    if (from.current === target || motionIsReduced()) {
      from.current = target;
      setShown(target);
      return;
    }
    const [start, begun] = [from.current, performance.now()];
    let frame = requestAnimationFrame(function move(now) {
      const share = Math.min(1, (now - begun) / lasts);
      from.current = start + (target - start) * share;
      setShown(Math.round(from.current));
      if (share < 1) frame = requestAnimationFrame(move);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [target]);
  return shown;
}
