import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function setOpen(next: boolean) {
  isOpen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the menu of narrow screens is unfolded; header and menu share it. */
export function useMenuOpen(): [boolean, (next: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => isOpen), setOpen];
}
