// Says so when a part of the page could not be brought up to date, rather than leaving it stale,
// and when a passkey or a security key came to nothing, rather than leaving the page as it was.

const KEY_TROUBLE = {
  InvalidStateError: 'This device or key is added already. You can use it to sign in.',
  NotAllowedError:
    'No key was used: it was cancelled, took too long, or is not kept here. Try again, or use ' +
    'another way.',
  SecurityError:
    'Keys work only where the address begins with https. Tell whoever runs Counterfoil for you.'
}
const OTHER_KEY_TROUBLE = 'The key could not be used in this browser. Use another way.'

export function watchParts(document) {
  const region = document.createElement('div')
  region.setAttribute('role', 'alert')
  region.className = 'app-trouble'
  document.querySelector('main')?.prepend(region)

  const say = (words) => {
    region.innerHTML =
      '<div class="moj-alert moj-alert--error"><div class="moj-alert__content"></div></div>'
    region.querySelector('.moj-alert__content').textContent = words
  }
  document.addEventListener('htmx:sendError', () =>
    say('Counterfoil could not be reached, so this page may be out of date. Check the network.')
  )
  document.addEventListener('htmx:responseError', (event) => {
    if (event.detail.xhr.status === 401) return // the session has ended: time-out.js says so
    say(
      'A part of this page could not be brought up to date. Load the page again; if it happens ' +
        'twice, tell whoever runs Counterfoil for you.'
    )
  })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    say(KEY_TROUBLE[event.detail.exception?.name] ?? OTHER_KEY_TROUBLE)
    region.scrollIntoView({ block: 'nearest' })
  })
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (event.detail.xhr.status < 400) region.replaceChildren()
  })
}
