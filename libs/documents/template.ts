/**
 * The page, in Typst. It sets what it is given (`Sheet`) and decides no word; text reaches it as data in `sys.inputs`,
 * never as markup. Only the weights 400 and 700 of the fonts that the compiler is handed may be named: any other could
 * come from the machine. A string rather than a file, so that it is wherever the code is.
 *
 * What differs from act to act must not get into a style (a footer that captures the sheet, or `std` with its `sys.inputs`;
 * a document rule at the top): Typst keeps what it has set by text and styles, so every label would be set anew, at three
 * times the price.
 */
export const template = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let start = if sheet.dir == "rtl" { right } else { left }
#let direction(name) = if name == "rtl" { rtl } else { ltr }

// A passage inside a line. A whole one is a box: bidi cannot reorder it, and it is not broken.
#let passage(p) = {
  let body = text(lang: p.lang, dir: direction(p.dir), p.text)
  if p.whole { box(baseline: 0.3em, body) } else { body }
}
#let inline(passages) = passages.map(passage).join()

// A value of its own: one that runs the other way is set the other way, at the start of the page's line.
#let entry(passages) = if passages.len() == 1 and not passages.first().whole {
  let p = passages.first()
  set text(lang: p.lang, dir: direction(p.dir))
  set align(start)
  p.text
} else { inline(passages) }

#set text(
  font: if sheet.lang == "zh" {
    ((name: "Noto Sans", covers: "latin-in-cjk"), "Noto Sans S Chinese", "Noto Sans", "Noto Naskh Arabic")
  } else { ("Noto Sans", "Noto Naskh Arabic", "Noto Sans S Chinese") },
  fallback: false,
  size: 9.5pt,
  lang: sheet.lang,
  dir: direction(sheet.dir),
  hyphenate: false,
  top-edge: 0.9em,
  bottom-edge: -0.3em,
)
#set par(leading: 0.2em, spacing: 0.5em)
// A place to break a long word: a space too small to see. (One of zero is no place to break.)
#show "\u{200b}": h(0.001pt)

#let grey = luma(90)
#let hair = 0.4pt + luma(170)
#let indented(level, body) = if level == 0 { body } else {
  pad(..if start == left { (left: level * 3mm) } else { (right: level * 3mm) }, body)
}

// Cells side by side, each as wide as it says. Not a table: that lays every cell out twice. It is not broken between
// pages, so what may be long does not stand in one.
#let row(margin, fill: none, sticky: false, stroke: (bottom: hair), ..cells) = block(
  width: 100%,
  above: 0pt,
  below: 0pt,
  breakable: false,
  fill: fill,
  sticky: sticky,
  stroke: stroke,
  inset: (x: margin, y: 3pt),
  stack(dir: direction(sheet.dir), spacing: 3mm, ..cells.pos().map(((width, body)) => block(width: width, body))),
)

#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 26mm),
  footer: context {
    let foot = query(<foot>).first().value
    let shown(part) = if part == "{page}" { box(baseline: 0.3em, counter(page).display()) } else if part == "{pages}" {
      box(baseline: 0.3em, str(counter(page).final().first()))
    } else { part }
    set text(size: 7.5pt, fill: grey)
    line(length: 100%, stroke: hair)
    v(-1pt)
    grid(columns: (1fr, auto), column-gutter: 8mm, inline(foot.left), foot.page.map(shown).join())
    v(-1pt)
    foot.note
  },
)

#show heading: set text(weight: 700)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 10.5pt)
#show heading.where(level: 2): set block(above: 1.4em, below: 0.5em)

#grid(
  columns: (1fr, auto),
  column-gutter: 8mm,
  {
    text(size: 12pt, weight: 700, sheet.from)
    linebreak()
    text(fill: grey, sheet.office)
  },
  align(end + bottom, text(size: 10.5pt, sheet.to)),
)
#v(-2pt)
#line(length: 100%, stroke: 1pt + black)
#v(6pt)

#heading(level: 1, sheet.title)
#block(above: 0.2em, text(size: 11.5pt, sheet.subtitle))
#v(4pt)

#block(above: 1em, below: 0pt, line(length: 100%, stroke: hair))
#for (name, lines) in sheet.facts {
  row(0pt, (36mm, text(fill: grey, name)), (131mm, stack(spacing: 0.2em, ..lines.map(entry))))
}

#heading(level: 2, sheet.contents.title)

#let source(passages) = text(size: 8pt, fill: grey, inline(passages))
#let value(values) = if values.len() == 1 { entry(values.first()) } else { enum(..values.map(entry)) }

#if sheet.contents.rows.len() == 0 { sheet.contents.none } else {
  let (item, given, provision) = sheet.contents.columns.map(name => text(weight: 700, size: 8.5pt, name))
  row(4pt, (50mm, item), (82mm, given), (29mm, provision))
  for (level, label, provision, values, long) in sheet.contents.rows {
    let name = indented(level, inline(label))
    if values == none {
      // The page does not end with it.
      let fill = luma(if level == 0 { 236 } else { 246 })
      row(4pt, fill: fill, sticky: true, (135mm, text(weight: 700, name)), (29mm, source(provision)))
    } else if long {
      row(4pt, sticky: true, stroke: none, (135mm, name), (29mm, source(provision)))
      block(
        width: 100%,
        above: 0pt,
        below: 0pt,
        inset: (x: 4pt, bottom: 3pt),
        stroke: (bottom: hair),
        indented(level + 1, value(values)),
      )
    } else {
      row(4pt, (50mm, name), (82mm, value(values)), (29mm, source(provision)))
    }
  }
}

#heading(level: 2, sheet.notes.title)
#set text(size: 8pt, fill: grey)
#for note in sheet.notes.texts { par(inline(note)) }
#for (mark, meaning) in sheet.notes.marks [#box(baseline: 0.3em, "[" + mark + "]") #meaning #linebreak()]
#metadata(sheet.footer) <foot>
#set document(
  title: sheet.name,
  date: datetime(year: sheet.day.year, month: sheet.day.month, day: sheet.day.day),
)
`;
