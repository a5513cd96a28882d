// Loaded right after <body>, so that nothing is drawn twice: the page knows it has scripts.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
