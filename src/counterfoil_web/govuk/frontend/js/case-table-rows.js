// Rows of a section's table: added, moved, deleted, here or by somebody else.
import { keyOf, newRowId, setText } from './case-table.js'
import { flash, showStatus } from './case-table-shown.js'

const NEW = '__row__'

export function hookRows(sheet) {
  sheet.form.addEventListener('click', (event) => {
    const act = event.target.closest('[data-act]')
    if (!act || act.dataset.act === 'paste') return
    if (doAct(sheet, act.dataset.act, act.closest('[data-row]'))) event.preventDefault()
  })
}

// Whether it was done here; else the form is sent and the server does it.
function doAct(sheet, act, row) {
  if (act === 'end') return addRow(sheet, null, true)
  if (act === 'below') return addRow(sheet, row, true)
  if (act === 'delete') return deleteRow(sheet, row)
  const other = act === 'up' ? row.previousElementSibling : row.nextElementSibling
  if (!other || !other.matches('[data-row]')) return false
  const above = act === 'up' ? other.previousElementSibling : other
  if (!above) return false // what stands above on another page is known to the server only
  if (act === 'up') other.before(row)
  else other.after(row)
  sheet.saver.rowEdit({ kind: 'move', row: row.dataset.row, after: above.dataset.row })
  row.querySelector(`[data-act="${act}"]`).focus()
  return true
}

export function addRow(sheet, below, focus) {
  const row = makeRow(sheet, newRowId(), below)
  if (!row) return false
  const option = sheet.form.dataset.option
  const cells = option ? { option } : {}
  Object.entries(cells).forEach(([column, text]) => fill(sheet, row.dataset.row, column, text))
  const after = below ? below.dataset.row : null
  sheet.saver.rowEdit({ kind: 'add', row: row.dataset.row, after, cells })
  if (focus) row.querySelector('[name^="c:"]')?.focus()
  return row
}

function fill(sheet, row, column, text) {
  const control = sheet.control(row, column)
  sheet.known.set(keyOf(row, column), text)
  if (control) setText(control, text)
}

// A row from the page's pattern for new ones.
function makeRow(sheet, id, below) {
  const pattern = sheet.form.querySelector('template[data-new-row]')
  if (!pattern) return null
  const row = pattern.content.firstElementChild.cloneNode(true)
  row.dataset.row = id
  row.querySelectorAll('*').forEach((element) => rename(element, id))
  rename(row, id)
  if (below) below.after(row)
  else sheet.body.append(row)
  row.querySelectorAll('[name^="c:"]').forEach((control) => sheet.hookControl(control))
  sheet.form.querySelector('[data-empty]')?.remove()
  document.querySelector('[data-empty]')?.remove()
  return row
}

function rename(element, id) {
  Array.from(element.attributes).forEach((attribute) => {
    if (attribute.value.includes(NEW)) attribute.value = attribute.value.replaceAll(NEW, id)
  })
}

function deleteRow(sheet, row) {
  const id = row.dataset.row
  const above = row.previousElementSibling
  const title = row.querySelector('[data-column="title"] [name]')?.value || 'A row'
  const note = document.createElement('tr')
  const cell = document.createElement('td')
  cell.colSpan = row.children.length
  cell.className = 'app-grid__deleted'
  const undo = document.createElement('button')
  undo.type = 'button'
  undo.className = 'app-grid__act'
  undo.textContent = 'Take it back'
  cell.append(`${title} is deleted. `, undo)
  note.append(cell)
  row.before(note)
  row.remove()
  const edit = { kind: 'delete', row: id, base: sheet.digests.get(id) || '' }
  undo.addEventListener('click', () => bringBack(sheet, note, row, edit, above))
  sheet.saver.rowEdit(edit)
  undo.focus()
  return true
}

function bringBack(sheet, note, row, edit, above) {
  note.replaceWith(row)
  const waiting = sheet.saver.rowEdits.indexOf(edit)
  if (waiting >= 0) {
    sheet.saver.rowEdits.splice(waiting, 1)
    sheet.saver.store()
    return
  }
  restoreRow(sheet, row, above)
}

// The server told what the whole row said, in columns that are not shown here too.
function restoreRow(sheet, row, above) {
  const cells = sheet.saver.deleted.get(row.dataset.row)
  if (!cells) {
    setTimeout(() => restoreRow(sheet, row, above), 300)
    return
  }
  const after = above?.dataset.row ?? null
  sheet.saver.rowEdit({ kind: 'add', row: row.dataset.row, after, cells })
  row.querySelector('[name^="c:"]')?.focus()
}

// A row that somebody added, moved or deleted elsewhere.
export function takeRowChange(sheet, change) {
  if (!sheet.body) return
  const row = sheet.body.querySelector(`[data-row="${CSS.escape(change.row)}"]`)
  const above = change.below
    ? sheet.body.querySelector(`[data-row="${CSS.escape(change.below)}"]`)
    : null
  if (change.act === 'added' && !row) showAdded(sheet, change, above)
  else if (change.act === 'deleted' && row) showDeleted(sheet, change, row)
  else if (change.act === 'moved' && row && above) above.after(row)
}

function showAdded(sheet, change, above) {
  const option = sheet.form.dataset.option
  if ((option && change.cells.option !== option) || (!above && change.below)) return
  const row = makeRow(sheet, change.row, above)
  if (!row) return
  if (!change.below) sheet.body.prepend(row)
  row.querySelectorAll('[name^="c:"]').forEach((control) => {
    const column = control.name.split(':')[2]
    fill(sheet, change.row, column, change.cells[column] || '')
  })
  flash(row.querySelector('[name^="c:"]'), `${change.by} added this row`)
}

function showDeleted(sheet, change, row) {
  const typed = Array.from(row.querySelectorAll('[name^="c:"]')).some((control) => {
    const [, id, column] = control.name.split(':')
    return sheet.saver.holds(keyOf(id, column))
  })
  if (typed) {
    showStatus(sheet, 'failed', `${change.by} deleted a row that you are writing in. Your words are kept on the page.`)
    return
  }
  row.remove()
}
