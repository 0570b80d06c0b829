import 'camunda-dmn-js/dist/assets/camunda-platform-modeler.css';
import '../studio/studio.css';
import './studio-dmn.css';
import { Studio } from '../studio/Studio.js';

Studio.open(async studio => studio.editable
  ? (await import('./DecisionEditor.js')).edit(studio)
  : (await import('./DecisionViewer.js')).view(studio));
