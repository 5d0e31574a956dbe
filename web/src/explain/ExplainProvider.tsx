import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';
import { usePageState } from '../url/page_state';
import { ExplainDrawer } from './ExplainDrawer';

interface Explain {
  figure: string | undefined;
  open: (figure: string) => void;
  close: () => void;
}

const Context = createContext<Explain>({ figure: undefined, open: () => undefined, close: () => undefined });

/** The figure being explained stands in the address, so Back closes the drawer and a link opens it. */
export function ExplainProvider({ children }: { children: ReactNode }) {
  const { get, set } = usePageState();
  const isPage = window.location.pathname === '/tal';
  const figure = isPage ? undefined : get('figur');
  const open = useCallback(
    (wanted: string) => {
      set({ figur: wanted });
    },
    [set],
  );
  const close = useCallback(() => {
    set({ figur: undefined });
  }, [set]);
  const value = useMemo(() => ({ figure, open, close }), [figure, open, close]);
  return (
    <Context.Provider value={value}>
      {children}
      {figure !== undefined ? <ExplainDrawer figure={figure} close={close} /> : null}
    </Context.Provider>
  );
}

export function useExplain(): Explain {
  return useContext(Context);
}
