import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './public-form.css';
import { PublicForm } from './PublicForm.js';

document.querySelectorAll('.public-form').forEach(place => new PublicForm(place).open());
