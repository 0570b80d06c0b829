/*! Charts are drawn by uPlot, copyright Leon Sorokin, MIT licence: https://github.com/leeoniya/uPlot */
import 'uplot/dist/uPlot.min.css';
import './survey-results.css';
import { draw } from './charts.js';

draw();
// The filter replaces the figures.
document.addEventListener('htmx:afterSettle', draw);
