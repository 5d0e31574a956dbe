import { useEffect, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoMonth, Stair } from '../generated/document';
import { longMonthText, monthAt, monthIndex, monthText } from '../format/date';
import { Icon } from '../frame/Icon';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import type { MonthChoice } from './month_choice';

interface MonthControlProps {
  stair: Stair;
  choice: MonthChoice;
  isStepper: boolean;
}

export function MonthControl({ stair, choice, isStepper }: MonthControlProps) {
  if (choice.first === choice.last) return null;
  return isStepper ? <MonthStepper choice={choice} /> : <MonthSlider stair={stair} choice={choice} />;
}

function MonthStepper({ choice }: { choice: MonthChoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const button = (by: number, icon: string, label: string, isOff: boolean) => (
    <button
      type="button"
      aria-label={label}
      disabled={isOff}
      onClick={() => {
        choice.commit(choice.step(by));
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="month-stepper">
      {button(-1, 'chevron-left', t('stair.earlier'), choice.month === choice.first)}
      <strong aria-live="polite">{longMonthText(choice.month, language)}</strong>
      {button(1, 'chevron-right', t('stair.later'), choice.month === choice.last)}
    </div>
  );
}

const playEvery = 350;

function usePlaying(choice: MonthChoice): [boolean, (isPlaying: boolean) => void] {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => {
      if (choice.month === choice.last) {
        setPlaying(false);
        choice.commit(choice.last);
      } else choice.show(choice.step(1));
    }, playEvery);
    return () => {
      clearTimeout(timer);
    };
  }, [isPlaying, choice]);
  const play = (next: boolean) => {
    if (next) {
      choice.fetchAhead();
      if (choice.month === choice.last) choice.show(choice.first);
    } else choice.commit(choice.month);
    setPlaying(next);
  };
  return [isPlaying, play];
}

function MonthSlider({ choice }: { stair: Stair; choice: MonthChoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isPlaying, play] = usePlaying(choice);
  const [element, width] = useWidth<HTMLDivElement>(1200);
  const [from, to] = [monthIndex(choice.first), monthIndex(choice.last)];
  const share = (month: IsoMonth) => (monthIndex(month) - from) / Math.max(1, to - from);
  const compare = choice.compare;
  const between: CSSProperties | undefined = compare
    ? { left: `${Math.min(share(compare), share(choice.month)) * 100}%`, width: `${Math.abs(share(choice.month) - share(compare)) * 100}%` }
    : undefined;
  return (
    <div className="month-slider">
      <button
        type="button"
        className="button button-secondary play"
        aria-pressed={isPlaying}
        onClick={() => {
          play(!isPlaying);
        }}
      >
        <svg width={12} height={14} viewBox="0 0 12 14" aria-hidden="true">
          <path d={isPlaying ? 'M1 0h3v14H1zM8 0h3v14H8z' : 'M0 0l12 7-12 7z'} fill="currentColor" />
        </svg>
        {isPlaying ? t('stair.pause') : t('stair.play')}
      </button>
      <div className="slider-track" ref={element} onPointerDown={choice.fetchAhead}>
        <span className="track-line" />
        {between ? <span className="track-between" style={between} /> : null}
        {compare ? (
          <Thumb
            className="is-compare"
            label={t('stair.compare_month')}
            month={compare}
            from={from}
            to={to}
            show={choice.showCompare}
            commit={choice.commitCompare}
          />
        ) : null}
        <Thumb
          className="is-month"
          label={t('stair.month')}
          month={choice.month}
          from={from}
          to={to}
          show={choice.show}
          commit={choice.commit}
        />
        {labelledMonths(choice, width).map((month) => (
          <span
            key={month}
            className={`track-label ${share(month) < 0.03 ? 'is-first' : share(month) > 0.97 ? 'is-last' : ''}`}
            style={{ left: `${share(month) * 100}%` }}
            aria-hidden="true"
          >
            {monthText(month, language)}
          </span>
        ))}
      </div>
    </div>
  );
}

const labelRoom = 92;

/** The chosen months first, then the Januaries that have room beside them. */
function labelledMonths(choice: MonthChoice, width: number): IsoMonth[] {
  const [from, to] = [monthIndex(choice.first), monthIndex(choice.last)];
  const place = (month: IsoMonth) => ((monthIndex(month) - from) / Math.max(1, to - from)) * width;
  const kept: IsoMonth[] = [choice.month];
  const januaries = Array.from({ length: to - from + 1 }, (_, i) => monthAt(from + i)).filter((month) => month.endsWith('-01'));
  for (const month of [choice.compare, choice.first, choice.last, ...januaries.reverse()])
    if (month && kept.every((other) => Math.abs(place(other) - place(month)) >= labelRoom)) kept.push(month);
  return kept;
}

interface ThumbProps {
  className: string;
  label: string;
  month: IsoMonth;
  from: number;
  to: number;
  show: (month: IsoMonth) => void;
  commit: (month: IsoMonth) => void;
}

/** A native range, so keys, touch and screen readers work as everywhere; two lie on one track. */
function Thumb({ className, label, month, from, to, show, commit }: ThumbProps) {
  const language = useLanguage();
  return (
    <input
      type="range"
      className={`thumb ${className}`}
      aria-label={label}
      aria-valuetext={longMonthText(month, language)}
      min={from}
      max={to}
      value={monthIndex(month)}
      onChange={(event) => {
        show(monthAt(Number(event.target.value)));
      }}
      onPointerUp={(event) => {
        commit(monthAt(Number(event.currentTarget.value)));
      }}
      onKeyUp={(event) => {
        commit(monthAt(Number(event.currentTarget.value)));
      }}
    />
  );
}
