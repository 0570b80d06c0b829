export default {
  app: {name: 'Admin', vendor: 'Saleswright'},
  customScripts: ['../tasklist/custom/login'],
  disableWelcomeMessage: true
};
