// Asks before leaving a page whose form has words that were not sent.
// Hook: <form data-unsaved-changes>. A form that saves as it goes calls
// form.dispatchEvent(new Event('counterfoil:saved')).

const changed = new Set()

export function watchForms(scope) {
  for (const form of scope.querySelectorAll('form[data-unsaved-changes]')) {
    if (form.dataset.watched) continue
    form.dataset.watched = 'true'
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.delete(form))
    form.addEventListener('counterfoil:saved', () => changed.delete(form))
  }
}

window.addEventListener('beforeunload', (event) => {
  const open = [...changed].some((form) => form.isConnected)
  if (open) event.preventDefault()
})
