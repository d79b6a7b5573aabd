/// Matrices between \begin and \end.
extension LaTeXReader {
  mutating func matrix(_ start: Int) -> [Piece] {
    let kind = upright()
    guard ["pmatrix", "bmatrix", "matrix"].contains(kind) else {
      report(.unable, start, "\\begin{\(kind)} is not read", ["matrices stand in pmatrix, bmatrix or matrix"])
      return []
    }
    var pieces = [piece("[[", start)]
    while true {
      pieces += sequence()
      let place = position
      if next == UInt8(ascii: "&") {
        position += 1
        pieces.append(piece(", ", place))
      } else if coming == "\\" {
        _ = command()
        skipSpaces()
        if coming != "end" { pieces.append(piece("], [", place)) }
      } else if coming == "end" {
        _ = command()
        if upright() != kind { report(.syntax, place, "this ends something else than \\begin{\(kind)}") }
        pieces.append(piece("]]", place))
        return pieces
      } else {
        report(.syntax, start, "\\end{\(kind)} is missing")
        return pieces
      }
    }
  }
}
