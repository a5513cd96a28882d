// Moving through a section's table with the keys, and pasting a block of a spreadsheet into it.
import { setText } from './case-table.js'
import { addRow } from './case-table-rows.js'
import { showStatus } from './case-table-shown.js'

const MOST_ROWS = 500

export function hookKeys(sheet) {
  let before = ''
  sheet.body.addEventListener('focusin', (event) => {
    before = event.target.value ?? ''
  })
  sheet.body.addEventListener('keydown', (event) => {
    const control = event.target
    if (!control.name?.startsWith('c:') || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && control.value !== before) {
      setText(control, before)
      control.dispatchEvent(new Event('input', { bubbles: true }))
      return
    }
    const to = target(control, event)
    if (to === undefined) return
    event.preventDefault()
    to?.focus()
    if (to?.select) to.select()
  })
}

// The cell that a key leads to: null for none there, undefined when the key is not for moving.
function target(control, event) {
  const long = control.tagName === 'TEXTAREA'
  const list = control.tagName === 'SELECT' || control.hasAttribute('list')
  if (event.key === 'Enter' && !long) return beside(control, event.shiftKey ? -1 : 1)
  if (event.shiftKey || control.tagName === 'SELECT') return undefined
  if (event.key === 'ArrowDown' && !long && !list) return beside(control, 1)
  if (event.key === 'ArrowUp' && !long && !list) return beside(control, -1)
  const whole = control.selectionStart === 0 && control.selectionEnd === control.value.length
  const atStart = control.selectionEnd === 0 || whole
  const atEnd = control.selectionStart === control.value.length || whole
  if (event.key === 'ArrowLeft' && atStart) return along(control, -1)
  if (event.key === 'ArrowRight' && atEnd) return along(control, 1)
  return undefined
}

function beside(control, step) {
  let row = control.closest('[data-row]')
  do {
    row = step > 0 ? row.nextElementSibling : row.previousElementSibling
  } while (row && !row.matches('[data-row]'))
  const column = control.closest('[data-column]').dataset.column
  return row ? row.querySelector(`[data-column="${CSS.escape(column)}"] [name^="c:"]`) : null
}

function along(control, step) {
  const all = Array.from(control.closest('[data-row]').querySelectorAll('[name^="c:"]'))
  return all[all.indexOf(control) + step] || null
}

export function hookPaste(sheet) {
  sheet.body.addEventListener('paste', (event) => {
    const control = event.target
    const text = event.clipboardData?.getData('text/plain') || ''
    if (!control.name?.startsWith('c:')) return
    const lines = blockOf(text)
    const isBlock = lines.some((cells) => cells.length > 1) || (lines.length > 1 && control.tagName !== 'TEXTAREA')
    if (!isBlock) return
    event.preventDefault()
    paste(sheet, control, lines)
  })
}

function paste(sheet, control, lines) {
  const row = control.closest('[data-row]')
  const first = Array.from(row.querySelectorAll('[name^="c:"]')).indexOf(control)
  let here = row
  let filled = 0
  let left = 0
  lines.slice(0, MOST_ROWS).forEach((cells, number) => {
    if (number) here = rowBelow(here) || addRow(sheet, here, false)
    const controls = Array.from(here.querySelectorAll('[name^="c:"]')).slice(first)
    cells.forEach((text, at) => {
      if (!controls[at]) {
        left += text ? 1 : 0
        return
      }
      setText(controls[at], fitting(controls[at], text))
      controls[at].dispatchEvent(new Event('input', { bubbles: true }))
      filled += 1
    })
  })
  const over = left ? ` ${left} had no column here and were left out.` : ''
  showStatus(sheet, 'unsaved', `${filled} cells pasted.${over} Saving.`)
}

function rowBelow(row) {
  const next = row.nextElementSibling
  return next && next.matches('[data-row]') ? next : null
}

// Pounds and thousands as a spreadsheet shows them become plain numbers; a list takes its words.
function fitting(control, text) {
  const trimmed = text.trim()
  if (control.inputMode === 'decimal' && /^-?£?-?\d{1,3}(,\d{3})+(\.\d+)?$|^-?£-?\d+(\.\d+)?$/.test(trimmed)) {
    return trimmed.replace(/[£,]/g, '')
  }
  if (control.tagName === 'SELECT') {
    const plain = (words) => words.toLowerCase().replace(/_/g, ' ').replace(/\s+/g, ' ').trim()
    const wanted = plain(trimmed)
    const option = Array.from(control.options).find(
      (one) => plain(one.value) === wanted || (one.value && plain(one.text) === wanted)
    )
    return option ? option.value : trimmed
  }
  return control.tagName === 'INPUT' ? trimmed.replace(/\s*\n\s*/g, ' ') : text
}

// The cells of a copied block: tabs between cells, line ends between rows, quotes around both.
function blockOf(text) {
  const rows = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (mark === '"' && cell === '') quoted = true
    else if (mark === '\t') {
      rows.at(-1).push(cell)
      cell = ''
    } else if (mark === '\n' || mark === '\r') {
      if (mark === '\r' && text[at + 1] === '\n') at += 1
      rows.at(-1).push(cell)
      rows.push([])
      cell = ''
    } else cell += mark
  }
  rows.at(-1).push(cell)
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === '') rows.pop()
  return rows
}
