import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** Parameters that are being dragged: asked of the server at once, written to the address when let go. */
interface Live {
  changes: Record<string, string>;
  setChanges: (changes: Record<string, string>) => void;
}

const none: Record<string, string> = {};
const Context = createContext<Live>({ changes: none, setChanges: () => undefined });

export function LivePageProvider({ children }: { children: ReactNode }) {
  const [changes, setChanges] = useState(none);
  const value = useMemo(() => ({ changes, setChanges }), [changes]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLiveChanges(): Live {
  return useContext(Context);
}

export const noChanges = none;
