// The page on which a bid's answer is marked, or a mark agreed: drafts kept as one writes, keys.
// Hook: <form data-marking data-draft-url data-user>, its fields, and a hidden field `revision`.

const RETRY = [3000, 6000, 15000, 30000]
const PREFIX = 'counterfoil-mark-'
const KEYS = 'counterfoil-marking-keys'

export function startMarking(scope) {
  for (const form of scope.querySelectorAll('form[data-marking]')) {
    if (form.dataset.started) continue
    form.dataset.started = 'true'
    startKeys(form, new Drafts(form))
  }
}

class Drafts {
  constructor(form) {
    this.form = form
    this.status = form.querySelector('[data-marking-status]')
    this.warnings = form.querySelector('[data-marking-warnings]')
    this.clash = form.querySelector('[data-marking-clash]')
    this.place = `${PREFIX}${form.dataset.user}-${form.dataset.draftUrl}`
    this.known = this.words()
    this.failures = 0
    this.timer = 0
    this.sending = false
    this.closed = false
    this.restore()
    form.addEventListener('input', () => this.touched(900))
    form.addEventListener('change', () => this.touched(200))
    form.addEventListener('submit', () => {
      this.closed = true
      clearTimeout(this.timer)
      this.forget()
    })
    window.addEventListener('pagehide', () => {
      if (!this.closed && this.words() !== this.known) this.send(true)
    })
    window.addEventListener('online', () => this.send())
    document.addEventListener('counterfoil:signed-in', () => this.send())
  }

  fields() {
    const data = new FormData(this.form)
    data.delete('csrfmiddlewaretoken')
    data.delete('revision')
    return data
  }

  words() {
    return new URLSearchParams(this.fields()).toString()
  }

  say(words, state) {
    if (!this.status) return
    this.status.textContent = words
    this.status.dataset.state = state
  }

  touched(delay) {
    if (this.words() === this.known) return
    this.say('Not kept yet', 'unsaved')
    this.remember()
    this.soon(delay)
  }

  soon(delay) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), delay)
  }

  async send(leaving = false) {
    clearTimeout(this.timer)
    const words = this.words()
    if (this.closed || (this.sending && !leaving) || words === this.known) return
    this.sending = true
    this.say('Keeping the draft', 'unsaved')
    const body = new URLSearchParams(this.fields())
    body.set('revision', this.form.elements.revision.value)
    body.set('by', this.form.dataset.user)
    try {
      const response = await fetch(this.form.dataset.draftUrl, {
        method: 'POST',
        keepalive: leaving,
        headers: {
          'HX-Request': 'true',
          'X-CSRFToken': this.form.elements.csrfmiddlewaretoken.value
        },
        body
      })
      await this.answered(response, words)
    } catch {
      this.failed('there is no connection. What you wrote is kept in this browser and sent again.')
    }
    this.sending = false
    if (!this.failures && !this.closed && this.words() !== this.known) this.soon(300)
  }

  async answered(response, words) {
    if (response.ok && !response.redirected) {
      const told = await response.json()
      document.dispatchEvent(new Event('counterfoil:session-used'))
      this.form.elements.revision.value = told.revision
      this.known = words
      this.failures = 0
      this.forget()
      this.warn(told.warnings || [])
      this.say(told.saved ? `Draft kept at ${told.saved}. It counts once you save it.` : 'Nothing here differs from the record.', 'saved')
      return
    }
    if (response.status === 409 || response.status === 422) {
      const told = await response.json()
      if (told.theirs) return this.clashes(told.theirs)
      return this.failed(`${told.what} ${told.mend}`, false)
    }
    if (response.status === 401 || response.redirected) {
      document.dispatchEvent(new Event('counterfoil:signed-out'))
      return this.failed('you are signed out. Sign in in another tab; what you wrote is kept here and sent then.')
    }
    return this.failed('the server could not keep it. What you wrote is kept in this browser and sent again.')
  }

  failed(why, again = true) {
    const wait = RETRY[Math.min(this.failures, RETRY.length - 1)]
    this.failures += 1
    this.say(`Not kept: ${why}`, 'failed')
    this.remember()
    if (again) this.soon(wait)
  }

  warn(warnings) {
    if (!this.warnings) return
    const before = Array.from(this.warnings.children, (one) => one.textContent).join('\n')
    if (before === warnings.join('\n')) return
    this.warnings.replaceChildren(
      ...warnings.map((words) => {
        const line = document.createElement('p')
        line.className = 'app-warning'
        line.textContent = words
        return line
      })
    )
  }

  // The same was written on another screen: show it, and let the person choose.
  clashes(theirs) {
    this.say('Not kept: this was changed on another screen too.', 'failed')
    this.failures += 1
    const words = document.createElement('p')
    words.className = 'govuk-body app-mark__text'
    words.textContent = `On another screen: ${theirs.mark || 'no mark'}. ${theirs.reason || 'No reason.'}`
    const choose = (label, take) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'govuk-button govuk-button--secondary'
      button.textContent = label
      button.addEventListener('click', () => {
        this.form.elements.revision.value = theirs.revision
        if (take) this.fill(theirs)
        this.known = take ? this.words() : ''
        this.failures = 0
        this.clash.replaceChildren()
        if (take) {
          this.forget()
          this.say('The words of the other screen are taken.', 'saved')
        } else this.send()
      })
      return button
    }
    this.clash.replaceChildren(words, choose('Keep what is here', false), choose('Take the other', true))
  }

  // words: what each field says; a list for the boxes that are ticked.
  fill(words) {
    for (const control of this.form.elements) {
      const { name, type } = control
      if (!(name in words) || type === 'hidden' || type === 'submit') continue
      const said = words[name]
      if (type === 'radio') control.checked = control.value === said
      else if (type === 'checkbox') control.checked = [said].flat().includes(control.value)
      else control.value = said
    }
  }

  // What is not kept yet outlives the page in the browser.
  remember() {
    try {
      const data = this.fields()
      const words = {}
      for (const { name, type } of this.form.elements) {
        if (!name || type === 'hidden' || type === 'submit') continue
        words[name] = type === 'checkbox' ? data.getAll(name) : (data.get(name) ?? '')
      }
      sessionStorage.setItem(this.place, JSON.stringify(words))
    } catch {
      // without room in the browser the words are still in the page
    }
  }

  forget() {
    sessionStorage.removeItem(this.place)
  }

  restore() {
    let words = null
    try {
      words = JSON.parse(sessionStorage.getItem(this.place))
    } catch {
      // not ours: leave it
    }
    if (!words) return
    this.fill(words)
    if (this.words() !== this.known) {
      this.say('Restored what you had written here before; keeping it.', 'unsaved')
      this.soon(300)
    }
  }
}

function startKeys(form, drafts) {
  const box = document.querySelector('[data-marking-keys]')
  if (box) {
    box.checked = localStorage.getItem(KEYS) !== 'off'
    box.addEventListener('change', () => localStorage.setItem(KEYS, box.checked ? 'on' : 'off'))
  }
  let typed = ''
  let last = 0
  const digit = (key) => {
    typed = Date.now() - last < 700 ? typed + key : key
    last = Date.now()
    const choose = (text) => form.querySelector(`input[type=radio][name=mark][value="${text}"]`)
    const radio = choose(typed) || choose(key)
    if (!radio) return
    radio.checked = true
    radio.focus()
    radio.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const follow = async (hook) => {
    const link = document.querySelector(hook)
    if (!link) return
    await drafts.send()
    link.click()
  }
  document.addEventListener('keydown', (event) => {
    if (!form.isConnected) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      form.requestSubmit(form.querySelector('button[name=next]'))
      return
    }
    const writing = event.target.matches?.('textarea, select, input:not([type=radio]):not([type=checkbox])')
    if (event.key === 'Escape' && writing) return event.target.blur()
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return
    if (box && !box.checked) return
    if (/^\d$/.test(event.key)) digit(event.key)
    else if (event.key === 'j') follow('[data-marking-next]')
    else if (event.key === 'k') follow('[data-marking-previous]')
    else if (event.key === 'r') {
      event.preventDefault()
      form.elements.reason.focus()
    }
  })
}
