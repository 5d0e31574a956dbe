import { useEffect, useRef, useState } from 'react';

const storageKey = 'styrhus.single_keys';

/** Single-letter keys can be switched off (WCAG 2.1.4); the choice stays in this browser. */
export function singleKeysAreOn(): boolean {
  return window.localStorage.getItem(storageKey) !== 'off';
}

export function useSingleKeys(): [boolean, (areOn: boolean) => void] {
  const [areOn, setOn] = useState(singleKeysAreOn);
  return [
    areOn,
    (next) => {
      window.localStorage.setItem(storageKey, next ? 'on' : 'off');
      setOn(next);
    },
  ];
}

const typed = 'textarea, select, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])';

/** Calls back with the letter or sign pressed, unless it is being written somewhere; true means that it was used. */
export function useSingleKey(onKey: (key: string) => boolean) {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1;
      if (isElsewhere || !singleKeysAreOn()) return;
      if (event.target instanceof HTMLElement && event.target.matches(typed)) return;
      if (latest.current(event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
