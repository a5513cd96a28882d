// Sends what was touched, and keeps it in the page and the browser until the server has it.
import { keyOf, setText } from './case-table.js'
import { showClash, showProblems, showStatus } from './case-table-shown.js'

const RETRY = [3000, 6000, 15000, 30000]
const PREFIX = 'counterfoil-draft-'

export class Saver {
  constructor(sheet) {
    this.sheet = sheet
    this.touchedKeys = new Set()
    this.clashing = new Set()
    this.rowEdits = [] // rows added, moved and deleted, in order
    this.strays = [] // edits from before, of cells that this page does not show
    this.deleted = new Map() // what rows that were deleted here said
    this.inFlight = null
    this.failures = 0
    this.timer = 0
    const { draft, table, user } = sheet.form.dataset
    // Whoever signs in next at this browser must not save another's words under their own name.
    this.ours = `${PREFIX}${user}-${draft}-`
    this.place = `${this.ours}${table}`
    this.user = user
    window.addEventListener('online', () => this.send())
    document.addEventListener('counterfoil:signed-in', () => this.send())
    window.addEventListener('pagehide', () => this.leave())
    window.addEventListener('beforeunload', (event) => {
      if (this.failures && this.pending()) event.preventDefault()
    })
  }

  touch(row, column) {
    const key = keyOf(row, column)
    if (this.clashing.has(key)) return
    this.touchedKeys.add(key)
    showStatus(this.sheet, 'unsaved', 'Not saved yet')
    this.store()
  }

  rowEdit(edit) {
    this.rowEdits.push(edit)
    this.store()
    this.soon(300)
  }

  // Whether somebody here is changing a cell.
  holds(key) {
    const sent = (this.inFlight || []).some((e) => e.kind === 'cell' && keyOf(e.row, e.column) === key)
    return this.touchedKeys.has(key) || this.clashing.has(key) || sent
  }

  pending() {
    return Boolean(
      this.inFlight || this.touchedKeys.size || this.rowEdits.length || this.strays.length
    )
  }

  soon(delay) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), delay)
  }

  // The edits to send now. A row is deleted only once what was typed in it is saved.
  collect() {
    const cells = this.cellEdits()
    const busy = new Set(cells.map((edit) => edit.row))
    const ready = this.rowEdits.filter((e) => e.kind !== 'delete' || !busy.has(e.row))
    const waiting = this.rowEdits.filter((e) => !ready.includes(e))
    const deletions = ready.filter((e) => e.kind === 'delete')
    deletions.forEach((edit) => {
      edit.base = this.sheet.digests.get(edit.row) || ''
    })
    const others = ready.filter((e) => e.kind !== 'delete')
    return { edits: [...this.strays, ...others, ...cells, ...deletions], waiting }
  }

  cellEdits() {
    const edits = []
    this.touchedKeys.forEach((key) => {
      const control = this.sheet.controls.get(key)
      const [row, column] = key.split('\n')
      const base = this.sheet.known.get(key) ?? ''
      if (control && control.value !== base) {
        edits.push({ kind: 'cell', row, column, base, text: control.value })
      }
    })
    return edits
  }

  async send(keepalive = false) {
    clearTimeout(this.timer)
    if (!this.inFlight) {
      const { edits, waiting } = this.collect()
      this.touchedKeys.clear()
      this.strays = []
      this.rowEdits = waiting
      if (!edits.length) return this.nothingToSend()
      this.inFlight = edits
    } else if (this.sending) {
      return
    }
    this.store()
    this.sending = true
    showStatus(this.sheet, 'unsaved', 'Saving')
    try {
      await this.post(keepalive)
    } catch {
      this.failed('there is no connection to the server. What you typed is kept here and sent again.')
    }
    this.sending = false
  }

  nothingToSend() {
    this.store()
    if (!this.failures) showStatus(this.sheet, 'saved', this.last || 'Everything is saved.')
  }

  // The same edits are sent until the server has answered: doing so twice is harmless there.
  async post(keepalive) {
    const { form } = this.sheet
    const response = await fetch(form.dataset.cellsUrl, {
      method: 'POST',
      keepalive,
      headers: {
        'Content-Type': 'application/json',
        'HX-Request': 'true',
        'X-CSRFToken': form.elements.csrfmiddlewaretoken.value
      },
      body: JSON.stringify({ by: this.user, edits: this.inFlight })
    })
    if (response.ok && !response.redirected) {
      document.dispatchEvent(new Event('counterfoil:session-used'))
      return this.saved(await response.json())
    }
    if (response.status === 422 || response.status === 409) {
      const told = await response.json()
      return this.failed(`${told.what} ${told.mend}`)
    }
    if (response.status === 401 || response.redirected) {
      document.dispatchEvent(new Event('counterfoil:signed-out'))
      return this.failed('you are signed out. Sign in in another tab; what you typed is kept here and sent then.')
    }
    if (response.status === 403) {
      await this.renewToken()
      return this.failed('you may not change this draft now. What you typed is kept here.')
    }
    return this.failed('the server could not save it. What you typed is kept here and sent again.')
  }

  // After signing in again the page's token is another.
  async renewToken() {
    const text = await (await fetch(location.href, { headers: { 'X-Background': '1' } })).text()
    const found = new DOMParser().parseFromString(text, 'text/html')
    const token = found.querySelector('form[data-case-table] [name=csrfmiddlewaretoken]')
    if (token) this.sheet.form.elements.csrfmiddlewaretoken.value = token.value
  }

  saved(told) {
    const clashes = new Set(told.clashes.map((clash) => keyOf(clash.row, clash.column)))
    this.inFlight.forEach((edit) => {
      if (edit.kind === 'cell' && !clashes.has(keyOf(edit.row, edit.column))) {
        this.sheet.known.set(keyOf(edit.row, edit.column), edit.text)
      }
    })
    this.inFlight = null
    this.failures = 0
    Object.entries(told.digests).forEach(([row, digest]) => this.sheet.digests.set(row, digest))
    Object.entries(told.deleted).forEach(([row, cells]) => this.deleted.set(row, cells))
    told.clashes.forEach((clash) => this.clash(clash))
    showProblems(this.sheet, told.problems)
    this.last = `Saved at ${told.saved}`
    this.store()
    if (this.pending()) this.soon(300)
    else showStatus(this.sheet, this.clashing.size ? 'unsaved' : 'saved', this.words())
  }

  words() {
    const count = this.clashing.size
    if (!count) return this.last
    return `Not saved: ${count} cell${count === 1 ? '' : 's'} that somebody else changed. The rest: ${this.last.toLowerCase()}`
  }

  failed(why) {
    const wait = RETRY[Math.min(this.failures, RETRY.length - 1)]
    this.failures += 1
    showStatus(this.sheet, 'failed', `Not saved: ${why}`)
    this.store()
    this.soon(wait)
  }

  clash(clash) {
    const key = keyOf(clash.row, clash.column)
    const control = this.sheet.controls.get(key)
    if (!clash.column || !control) {
      const what = clash.mine === null ? 'A row that you deleted' : 'A change of yours'
      showStatus(this.sheet, 'failed', `${what} was not made: somebody else changed that row. Open the page again.`)
      return
    }
    this.clashing.add(key)
    showClash(control, clash, (choice) => {
      this.clashing.delete(key)
      this.sheet.known.set(key, clash.theirs ?? '')
      if (choice === 'theirs') setText(control, clash.theirs ?? '')
      this.touch(clash.row, clash.column)
      this.soon(100)
      control.focus()
    })
  }

  // What is not saved yet stays in the browser, so that it outlives the page.
  store() {
    const { edits, waiting } = this.collect()
    const unsaved = [...(this.inFlight || []), ...edits, ...waiting, ...this.clashingEdits()]
    try {
      if (!unsaved.length) sessionStorage.removeItem(this.place)
      else {
        const url = this.sheet.form.dataset.cellsUrl
        sessionStorage.setItem(this.place, JSON.stringify({ url, edits: unsaved }))
      }
    } catch {
      // without room in the browser the words are still in the page
    }
  }

  clashingEdits() {
    return Array.from(this.clashing, (key) => {
      const [row, column] = key.split('\n')
      const text = this.sheet.controls.get(key)?.value ?? ''
      return { kind: 'cell', row, column, base: this.sheet.known.get(key) ?? '', text }
    })
  }

  // Words from before: a reload, a crash, another page of the same table.
  restore() {
    const kept = this.stored(this.place)
    kept.edits.forEach((edit) => {
      const control = edit.kind === 'cell' && this.sheet.control(edit.row, edit.column)
      if (!control) {
        this.strays.push(edit)
      } else if (control.value !== edit.text) {
        this.sheet.known.set(keyOf(edit.row, edit.column), edit.base)
        setText(control, edit.text)
        this.touchedKeys.add(keyOf(edit.row, edit.column))
      }
    })
    if (kept.edits.length) {
      showStatus(this.sheet, 'unsaved', 'Restored what you had typed here before; saving it.')
      this.soon(500)
    }
    this.sendOthers()
  }

  // What was left unsaved on the pages of other tables goes out from here.
  sendOthers() {
    const places = Object.keys(sessionStorage).filter(
      (k) => k.startsWith(this.ours) && k !== this.place
    )
    places.forEach(async (place) => {
      const kept = this.stored(place)
      if (!kept.edits.length) return
      try {
        const response = await fetch(kept.url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'HX-Request': 'true',
            'X-CSRFToken': this.sheet.form.elements.csrfmiddlewaretoken.value
          },
          body: JSON.stringify({ by: this.user, edits: kept.edits })
        })
        if (response.ok && !(await response.json()).clashes.length) sessionStorage.removeItem(place)
      } catch {
        // they stay where they are, to be tried on the next page
      }
    })
  }

  stored(place) {
    try {
      return JSON.parse(sessionStorage.getItem(place)) || { edits: [] }
    } catch {
      return { edits: [] }
    }
  }

  leave() {
    if (this.pending()) this.send(true)
  }
}
