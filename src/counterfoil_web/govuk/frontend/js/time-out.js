// Warns before the session ends and keeps what was typed in the page if it does.
// Hook: <body data-timeout-seconds="1740" data-keep-alive-url="/…" data-sign-in-url="/…">.
// Tabs tell each other that the session was used through localStorage.

const WARN_SECONDS = 300
const KEPT = 'counterfoil-session-used'
const BACKGROUND = 'X-Background'

export function startTimeOut(document) {
  const { timeoutSeconds, keepAliveUrl, signInUrl } = document.body.dataset
  if (!timeoutSeconds || !keepAliveUrl) return
  const length = Math.max(Number(timeoutSeconds), 1) * 1000
  const warning = Math.min(WARN_SECONDS * 1000, length / 2)
  const dialog = new Warning(keepAliveUrl, signInUrl)

  const left = () => Number(remembered()) + length - Date.now()
  const used = () => remember(Date.now())

  used()
  dialog.onExtended = used
  // What a page asks by itself, such as how far a job is, is not a person's use of it.
  document.addEventListener('htmx:configRequest', (event) => {
    if (!event.detail.triggeringEvent) event.detail.headers[BACKGROUND] = '1'
  })
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (!event.detail.requestConfig?.headers[BACKGROUND]) used()
  })
  document.addEventListener('counterfoil:session-used', used) // a table that saves itself
  document.addEventListener('counterfoil:signed-out', () => dialog.signedOut())
  window.setInterval(() => {
    const remaining = left()
    if (remaining <= 0) dialog.ended()
    else if (remaining <= warning) dialog.warn(remaining)
    else dialog.notNeeded()
  }, 1000)
}

let here = 0

function remember(moment) {
  here = moment
  try {
    window.localStorage.setItem(KEPT, String(moment))
  } catch {
    // Storage is refused: this tab counts for itself.
  }
}

function remembered() {
  try {
    return Math.max(here, Number(window.localStorage.getItem(KEPT)))
  } catch {
    return here
  }
}

class Warning {
  constructor(keepAliveUrl, signInUrl) {
    this.keepAliveUrl = keepAliveUrl
    this.signInUrl = signInUrl
    this.state = 'closed'
    this.isSignedOut = false
    this.onExtended = () => {}
    this.dialog = build()
    this.heading = this.dialog.querySelector('h2')
    this.words = this.dialog.querySelector('[data-words]')
    this.spoken = this.dialog.querySelector('[role=status]')
    this.button = this.dialog.querySelector('button')
    this.link = this.dialog.querySelector('a')
    this.button.addEventListener('click', () => this.extend())
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.extend()
    })
    document.body.append(this.dialog)
  }

  warn(remaining) {
    if (this.isSignedOut || this.state === 'unreachable') return
    this.open('warning', 'You will be signed out soon', 'Stay signed in')
    const minutes = Math.ceil(remaining / 60000)
    const words = `You have not used Counterfoil for a while. You will be signed out in ${
      minutes === 1 ? 'less than a minute' : `${minutes} minutes`
    }.`
    this.say(words)
  }

  ended() {
    if (this.isSignedOut || this.state === 'unreachable') return
    this.signedOut()
  }

  signedOut() {
    this.isSignedOut = true
    this.open('ended', 'You have been signed out', 'I have signed in: go on')
    this.link.href = this.signInUrl
    this.link.hidden = !this.signInUrl
    this.say(
      'What you typed is still on this page. Sign in again in a new tab, come back to this one, ' +
        'then go on and save.'
    )
  }

  notNeeded() {
    if (!this.isSignedOut) this.close()
  }

  close() {
    if (this.state === 'closed') return
    this.state = 'closed'
    this.dialog.close()
  }

  open(state, heading, button) {
    if (this.state === state) return
    this.state = state
    this.heading.textContent = heading
    this.button.textContent = button
    this.link.hidden = true
    this.words.textContent = ''
    if (!this.dialog.open) this.dialog.showModal()
    this.button.focus()
  }

  say(words) {
    if (this.words.textContent === words) return
    this.words.textContent = words
    this.spoken.textContent = words
  }

  async extend() {
    const wasSignedOut = this.isSignedOut
    renewTokens()
    try {
      const answer = await fetch(this.keepAliveUrl, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'X-CSRFToken': token() }
      })
      if (answer.ok) {
        this.isSignedOut = false
        this.onExtended()
        this.close()
        if (wasSignedOut) document.dispatchEvent(new Event('counterfoil:signed-in'))
      } else {
        this.signedOut()
        if (wasSignedOut) {
          this.say('You are still signed out. Sign in in the other tab, then try again.')
        }
      }
    } catch {
      this.open('unreachable', 'Counterfoil could not be reached', 'Try again')
      this.say('What you typed is still on this page. Check the network, then try again.')
    }
  }
}

// Signing in again changes the token that every form carries; the new one is in the cookie.
function renewTokens() {
  const renewed = cookie()
  if (!renewed) return
  for (const input of document.querySelectorAll('input[name=csrfmiddlewaretoken]')) {
    input.value = renewed
  }
}

function token() {
  return cookie() || document.querySelector('input[name=csrfmiddlewaretoken]')?.value || ''
}

function cookie() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? ''
}

function build() {
  const dialog = document.createElement('dialog')
  dialog.className = 'app-time-out'
  dialog.setAttribute('aria-labelledby', 'time-out-heading')
  dialog.setAttribute('aria-describedby', 'time-out-words')
  dialog.innerHTML = `
    <h2 class="govuk-heading-m" id="time-out-heading"></h2>
    <p class="govuk-body" id="time-out-words" data-words></p>
    <div role="status" class="govuk-visually-hidden"></div>
    <div class="govuk-button-group app-time-out__actions">
      <button type="button" class="govuk-button"></button>
      <a class="govuk-link" target="_blank" rel="noopener" hidden>Sign in (opens in a new tab)</a>
    </div>`
  return dialog
}
