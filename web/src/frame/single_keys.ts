import { useState } from 'react';

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
