// A section of a draft that saves itself: what is typed is sent about a second after the last key,
// what others write comes in every few seconds, and nothing typed is lost while the server is away.
import { hookKeys, hookPaste } from './case-table-keys.js'
import { hookRows, takeRowChange } from './case-table-rows.js'
import { Saver } from './case-table-saving.js'
import { flash, showPeople, showProblems, showStatus } from './case-table-shown.js'

const POLL_EVERY = 4000

export function startCaseTables(scope) {
  scope.querySelectorAll('form[data-case-table]:not([data-hooked])').forEach((form) => {
    form.dataset.hooked = 'yes'
    if (!form.hasAttribute('data-read-only')) new Sheet(form).start()
  })
}

export function keyOf(row, column) {
  return `${row}\n${column}`
}

export function newRowId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return 'n' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// The page's table: its cells by row and column, and what the server is known to hold of each.
export class Sheet {
  constructor(form) {
    this.form = form
    this.table = form.dataset.table
    this.revision = Number(form.dataset.revision)
    this.known = new Map()
    this.digests = new Map()
    this.controls = new Map()
    this.body = form.querySelector('[data-rows]')
    this.saver = new Saver(this)
  }

  start() {
    this.readBase()
    this.form.querySelectorAll('[name^="c:"]').forEach((control) => this.hookControl(control))
    this.form.addEventListener('submit', (event) => this.submitted(event))
    if (this.body) {
      hookRows(this)
      hookKeys(this)
      hookPaste(this)
    }
    showStatus(this, 'saved', 'Changes are saved as you type.')
    this.saver.restore()
    this.markUnsaved()
    setInterval(() => this.poll(), POLL_EVERY)
  }

  // What the page was drawn from; a new row has none of it.
  readBase() {
    const base = JSON.parse(this.form.elements.base.value || '{}')
    Object.entries(base).forEach(([row, shown]) => {
      this.digests.set(row, shown.row)
      Object.entries(shown.cells).forEach(([column, text]) => {
        this.known.set(keyOf(row, column), text)
      })
    })
  }

  hookControl(control) {
    const [, row, column] = control.name.split(':')
    this.controls.set(keyOf(row, column), control)
    control.addEventListener('input', () => this.touched(row, column, 1000))
    control.addEventListener('change', () => this.touched(row, column, 200))
    return control
  }

  control(row, column) {
    return this.controls.get(keyOf(row, column))
  }

  touched(row, column, delay) {
    this.saver.touch(row, column)
    this.saver.soon(delay)
  }

  // A page that came back with words that could not be saved still holds them.
  markUnsaved() {
    this.controls.forEach((control, key) => {
      const [row, column] = key.split('\n')
      const clashing = control.closest('[data-column]')?.querySelector('.app-cell__clash')
      if (control.value !== (this.known.get(key) ?? '') && !clashing) this.saver.touch(row, column)
    })
    if (this.saver.pending()) this.saver.soon(1000)
  }

  submitted(event) {
    const act = event.submitter?.value || ''
    if (act === '') {
      event.preventDefault()
      this.saver.send()
    }
  }

  async poll() {
    if (document.hidden) return
    const query = new URLSearchParams({ since: this.revision, draft: this.form.dataset.draft })
    let told
    try {
      const response = await fetch(`${this.form.dataset.changesUrl}?${query}`, {
        headers: { 'HX-Request': 'true', 'X-Background': '1' }
      })
      if (response.status === 401) document.dispatchEvent(new Event('counterfoil:signed-out'))
      if (!response.ok) return
      told = await response.json()
    } catch {
      return
    }
    if (told.closed) {
      showStatus(this, 'unsaved', 'This draft was submitted or closed. Open the case again.')
      return
    }
    this.merge(told)
  }

  // What others wrote goes into every cell that nobody here is changing.
  merge(told) {
    const last = new Map()
    told.changes.forEach((change) => {
      if (change.act === 'cell') last.set(keyOf(change.row, change.column), change)
      else takeRowChange(this, change)
    })
    last.forEach((change, key) => this.takeCell(key, change))
    this.revision = Math.max(this.revision, told.revision)
    if (told.problems) showProblems(this, told.problems)
    showPeople(this, told.present)
  }

  takeCell(key, change) {
    const control = this.controls.get(key)
    if (!control || this.known.get(key) === change.after || this.saver.holds(key)) return
    this.known.set(key, change.after)
    setText(control, change.after)
    flash(control, `${change.by} changed this`)
  }
}

// Put a text into a control; a list gets the text as a choice of its own when it is not one.
export function setText(control, text) {
  if (control.tagName === 'SELECT' && !Array.from(control.options).some((o) => o.value === text)) {
    control.add(new Option(`${text} (not a choice)`, text), 0)
  }
  control.value = text
}
