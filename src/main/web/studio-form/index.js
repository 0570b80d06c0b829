import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import '../studio/studio.css';
import './studio-form.css';
import { Studio } from '../studio/Studio.js';

Studio.open(async studio => studio.editable
  ? (await import('./FormStudio.js')).edit(studio)
  : (await import('./FormView.js')).view(studio));
