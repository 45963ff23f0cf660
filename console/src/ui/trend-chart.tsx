import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { currentLanguage } from '../i18n/index.ts';
import { axisTime } from '../lib/format.ts';
import { useDark } from '../shell/theme.ts';

/** A line of a {@link TrendChart}. */
export interface TrendLine {
  readonly label: string;
  /** Name of a colour of `tokens.css`, such as `--accent`. */
  readonly color: string;
  readonly values: readonly number[];
}

const HEIGHT = 200;

/** Lines over time, with the values under the pointer. A table of the same belongs beside it for those who do not see it. */
export function TrendChart({
  times,
  lines,
  label,
}: {
  readonly times: readonly string[];
  readonly lines: readonly TrendLine[];
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const dark = useDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew when the theme changes
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const data: UPlot.AlignedData = [times.map((at) => Date.parse(at) / 1000), ...lines.map(({ values }) => [...values])];
    const chart = new UPlot(options(parent, lines), data, parent);
    const fit = new ResizeObserver(() => chart.setSize({ width: parent.clientWidth, height: HEIGHT }));
    fit.observe(parent);
    return () => {
      fit.disconnect();
      chart.destroy();
    };
  }, [times, lines, dark]);
  return <div className="trend" ref={place} role="img" aria-label={label} />;
}

function options(parent: HTMLElement, lines: readonly TrendLine[]): UPlot.Options {
  const color = colorsAt(parent);
  const axis = {
    stroke: color('--text-3'),
    font: '11px Inter, system-ui, sans-serif',
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  };
  const time = new Intl.DateTimeFormat(currentLanguage(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    width: parent.clientWidth,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    cursor: { y: false, points: { size: 6 } },
    legend: { live: true },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_chart, splits, _axis, _space, step) => splits.map((at) => axisTime(new Date(at * 1000), step)),
      },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000] },
    ],
    scales: { y: { range: (_chart, _least, most) => [0, Math.max(4, most * 1.1)] } },
    series: [
      { value: (_chart, at) => (at === null ? '' : time.format(at * 1000)) },
      ...lines.map(({ label, color: name }) => ({
        label,
        stroke: color(name),
        fill: `color-mix(in srgb, ${color(name)} 9%, transparent)`,
        width: 1.75,
        points: { show: false },
      })),
    ],
  };
}

/** A canvas knows no custom properties: what one comes to in the theme of now. */
function colorsAt(place: HTMLElement): (name: string) => string {
  return (name) => {
    place.style.color = `var(${name})`;
    const { color } = getComputedStyle(place);
    place.style.removeProperty('color');
    return color;
  };
}
