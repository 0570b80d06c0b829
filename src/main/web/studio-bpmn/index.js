import 'camunda-bpmn-js/dist/assets/camunda-platform-modeler.css';
import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import '../studio/studio.css';
import './studio-bpmn.css';
import { Studio } from '../studio/Studio.js';

Studio.open(async studio => studio.editable
  ? (await import('./DiagramEditor.js')).edit(studio)
  : (await import('./DiagramViewer.js')).view(studio));
