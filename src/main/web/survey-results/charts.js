import uPlot from 'uplot';

const HEIGHT = 240;
/** Light enough for dark lines to be told from it without colours. */
const FILL = '#b8d0d0';
const LINE = '#084646';
const INK = '#54626a';
const GRID = '#d9e0e3';

/**
 * Draws what the tables of the page hold. Whoever cannot see it reads the tables.
 */
export function draw() {
  for (const place of document.querySelectorAll('.chart:empty')) {
    const table = document.getElementById(place.dataset.table);
    const rows = [...table.querySelectorAll('tbody tr')].map(row => row.dataset);
    if (rows.length) {
      place.setAttribute('aria-hidden', 'true');
      chart(place, place.dataset.chart === 'scores' ? scores(rows) : trend(rows));
    }
  }
}

/** @param {{options: object, data: Array}} content */
function chart(place, { options, data }) {
  const plot = new uPlot(
    { width: place.parentElement.clientWidth - 40, height: HEIGHT, legend: { show: false }, cursor: { show: false }, ...options },
    data,
    place
  );
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
}

/** How many gave each score. */
function scores(rows) {
  return {
    options: {
      scales: { x: { time: false, range: [-0.6, 10.6] }, y: { range: (plot, low, high) => [0, Math.max(1, high * 1.05)] } },
      axes: [
        { ...axis, grid: { show: false }, splits: () => rows.map((row, i) => i), values: (plot, splits) => splits },
        { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], size: 45 }
      ],
      series: [{}, { stroke: LINE, fill: FILL, width: 1.5, paths: uPlot.paths.bars({ size: [0.8, 60] }), points: { show: false } }]
    },
    data: [rows.map((row, i) => i), rows.map(row => Number(row.y))]
  };
}

/** The score of each period as a line, and its interval as a band around it. */
function trend(rows) {
  const numbers = name => rows.map(row => (row[name] === '' ? null : Number(row[name])));
  const edge = { stroke: FILL, width: 1, points: { show: false } };
  return {
    options: {
      scales: { x: { time: false, range: [-0.5, rows.length - 0.5] }, y: { range: [-100, 100] } },
      axes: [
        { ...axis, grid: { show: false }, incrs: [1, 2, 3, 6, 12, 24], space: 64, values: (plot, splits) => splits.map(i => rows[i]?.x ?? '') },
        { ...axis, size: 45 }
      ],
      series: [
        {},
        { ...edge },
        { ...edge },
        // Last, or else the band would lie over it.
        { stroke: LINE, width: 2, points: { show: true, size: 7, fill: LINE } }
      ],
      bands: [{ series: [1, 2], fill: FILL }]
    },
    data: [rows.map((row, i) => i), numbers('high'), numbers('low'), numbers('y')]
  };
}

const axis = { stroke: INK, font: '12px system-ui, sans-serif', grid: { stroke: GRID, width: 1 }, ticks: { stroke: GRID, width: 1 } };
