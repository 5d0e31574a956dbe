import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document, Stair } from '../generated/document';
import { Segmented } from '../frame/Segmented';
import { useSingleKey } from '../frame/single_keys';
import { useWidth } from '../frame/use_width';
import { BlockList } from '../page/BlockList';
import { mainKind, sectionsOf, type Section } from '../page/sections';
import { StateBox } from '../page/states';
import { useTableKey } from '../blocks/ChartFrame';
import { usePageState } from '../url/page_state';
import { KronerChart } from './KronerChart';
import { MonthControl } from './MonthControl';
import { useMonthChoice } from './month_choice';
import { StairChart } from './StairChart';
import { StairDurations } from './StairDurations';
import { StairLegend } from './StairLegend';
import { StairStacked } from './StairStacked';
import { StairTable } from './StairTable';
import { stairOf, viewNamed, viewsOf, type StairViewName } from './ladder_page';
import { useStepChoice } from './step_choice';

interface StairPageProps {
  document: Document;
  code: string;
  ids: Record<string, string>;
}

/** Below this the columns are too narrow for their words, and the steps are stacked. */
const stackedBelow = 900;
const moveKinds = new Set(['flow', 'matrix']);

/** The picture's own flow and matrix; the further ones belong to the view of moves. */
function isFirstMove(section: Section, sections: Section[]): boolean {
  const kind = mainKind(section);
  return sections.find((candidate) => mainKind(candidate) === kind) === section;
}

/** Where people are now who stood here then: time, not a ladder of moves. */
function isAboutTime(section: Section): boolean {
  return section.blocks.some((block) => block.kind === 'curves' || (block.kind === 'matrix' && !block.is_ladder));
}

/** Which of the page's other sections each view shows. */
function sectionsFor(view: StairViewName, sections: Section[]): Section[] {
  const isMove = (section: Section) => moveKinds.has(mainKind(section) ?? '');
  switch (view) {
    case 'trappe':
      return sections.filter((section) => !isAboutTime(section) && (!isMove(section) || isFirstMove(section, sections)));
    case 'kroner':
      return sections.filter((section) => mainKind(section) === 'equation');
    case 'bevaegelser':
      return sections.filter(isMove);
    case 'varighed':
      return sections.filter(isAboutTime);
    case 'tabel':
      return sections.filter((section) => !isMove(section) && !isAboutTime(section));
  }
}

export function StairPage({ document, code, ids }: StairPageProps) {
  const { t } = useTranslation();
  const { get, set } = usePageState();
  // While a month is dragged the stair follows the hand, and what is below it comes when there is time.
  const below = useDeferredValue(document);
  const stair = stairOf(document);
  const views = stair ? viewsOf(stair) : [];
  const view = viewNamed(get('visning'), views);
  const sections = useMemo(() => sectionsOf(below.blocks.filter((block) => block.kind !== 'stair')), [below]);
  const [intro, rest] = useMemo(() => {
    const notices = sections.filter((section) => mainKind(section) === 'notice');
    return [notices, sectionsFor(view, sections).filter((section) => !notices.includes(section))];
  }, [sections, view]);
  if (!stair) return null;
  if (stair.steps.length === 0) return <StateBox kind="plain" title={t('state.no_grants')} />;
  const choose = (name: StairViewName) => {
    set({ visning: name === 'trappe' ? undefined : name });
  };
  return (
    <>
      <BlockList document={below} code={code} ids={ids} sections={intro} />
      <div className="stair-bar">
        <Segmented
          label={t('stair.view')}
          segments={views.map((name) => ({ name, label: t(`stair.views.${name}`) }))}
          value={view}
          onChange={choose}
        />
        {view === 'trappe' ? <StairLegend stair={stair} /> : null}
        {view === 'kroner' ? <span className="tone-muted legend-words">{t('stair.kroner_reading')}</span> : null}
      </div>
      <StairWork stair={stair} view={view} code={code} />
      <BlockList document={below} code={code} ids={ids} sections={rest} />
    </>
  );
}

interface StairWorkProps {
  stair: Stair;
  view: StairViewName;
  code: string;
}

function StairWork({ stair, view, code }: StairWorkProps) {
  const { set } = usePageState();
  const [element, width] = useWidth<HTMLDivElement>(1312);
  useTableKey(element, () => {
    set({ visning: view === 'tabel' ? undefined : 'tabel' });
  });
  const choice = useStepChoice(stair);
  const month = useMonthChoice(stair, code);
  const isStacked = width < stackedBelow;
  useSingleKey((key) => {
    if (key === ',') month.commit(month.step(-1));
    else if (key === '.') month.commit(month.step(1));
    else return false;
    return true;
  });
  const hasMonths = view !== 'bevaegelser' && view !== 'varighed';
  const monthControl = hasMonths ? <MonthControl stair={stair} choice={month} isStepper={isStacked} /> : null;
  return (
    <div ref={element} className="stair-work" data-chart>
      {isStacked ? monthControl : null}
      {view === 'trappe' && !isStacked ? (
        <>
          <StairChart stair={stair} width={width} choice={choice} />
          <StairTable stair={stair} choice={choice} isFull={false} />
        </>
      ) : null}
      {view === 'trappe' && isStacked ? <StairStacked stair={stair} choice={choice} /> : null}
      {view === 'kroner' ? <KronerChart stair={stair} width={width} isStacked={isStacked} choice={choice} /> : null}
      {view === 'varighed' ? <StairDurations stair={stair} /> : null}
      {view === 'tabel' ? <StairTable stair={stair} choice={choice} isFull /> : null}
      {isStacked ? null : monthControl}
    </div>
  );
}
