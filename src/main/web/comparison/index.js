import './comparison.css';
import { Comparison } from './Comparison.js';

const place = document.querySelector('.comparison');
if (place) {
  new Comparison(place, document.querySelector('.changes')).show();
}
