import Symmetry

/// How many torques of each degree every magnetic point group allows, counted twice.
struct SymmetryAtlas {
  struct Row {
    let group: MagneticPointGroup
    /// By degree, even and odd ones where the group tells them apart.
    let counts: [(parity: Parity?, byDegree: [Int])]
  }
  let drive: Drive
  let degree: Int
  let rows: [Row]

  /// Fails where both ways of counting differ, which would be an error of the program.
  init(_ drive: Drive, upTo degree: Int) throws {
    self.drive = drive
    self.degree = degree
    // A drive in the plane means nothing to groups that do not keep the plane.
    let groups = (MagneticPointGroup.all + MagneticPointGroup.continuous).filter { group in
      !drive.isInPlane || group.keepsPlane
    }
    rows = try groups.map { group in
      let terms = try AllowedTorques(group, drive: drive).terms(upTo: degree)
      // Turns by every angle are no finite list.
      let characters = group.order == nil ? nil : try CharacterCount(group, drive: drive)
      let parities: [Parity?] = group.reversesTime ? [.even, .odd] : [nil]
      return Row(
        group: group,
        counts: try parities.map { parity in
          let found = (0...degree).map { order in terms.filter { $0.degree == order && $0.parity == parity }.count }
          if let counted = characters?.counts(upTo: degree, parity: parity), counted != found {
            throw Unable(
              message:
                "\(group.name): \(found) torques by degree, but \(counted) by characters; this is a mistake of derive")
          }
          return (parity, found)
        })
    }
  }

  private static func joined(_ counts: [Int]) -> String { counts.map(String.init).joined(separator: " ") }

  func table(isMarkdown: Bool) -> String {
    let start = drive.forms.map { $0.degree(ofHarmonic: $0.lowestDegree) }.min() ?? 0
    let header = [
      "group", "Schoenflies", "operations", "torques of degree \(start) to \(degree)", "of which even", "odd"
    ]
    let lines = rows.map { row -> [String] in
      let order = row.group.order.map(String.init) ?? "∞"
      let byParity = row.counts.map { Array($0.byDegree[min(start, degree)...]) }
      let total = (byParity.first ?? []).indices.map { k in byParity.reduce(0) { $0 + $1[k] } }
      let parts = byParity.count == 2 ? byParity.map(Self.joined) : ["", ""]
      return [row.group.name, row.group.schoenflies ?? "", order, Self.joined(total)] + parts
    }
    if isMarkdown {
      let all = [header, header.map { _ in "---" }] + lines
      return all.map { "| " + $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n" }.joined()
    }
    let widths = header.indices.map { k in ([header] + lines).map { $0[k].count }.max() ?? 0 }
    let title =
      "Torques on m, linear in \(SymmetryReport.phrase(drive)), at right angles to m; even and odd as all moments are reversed\n\n"
    return title
      + ([header] + lines).map { line in
        let text = zip(line, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
        return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
      }.joined()
  }

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    let groups = rows.map { row in
      object(
        [
          ("group", quoted(row.group.name)), ("schoenflies", quoted(row.group.schoenflies ?? "")),
          ("operations", "[" + row.group.operations.map { quoted($0.description) }.joined(separator: ", ") + "]")
        ]
          + row.counts.map { counts in
            (counts.parity?.rawValue ?? "all", "[" + counts.byDegree.map(String.init).joined(separator: ", ") + "]")
          })
    }
    return JSONText.document([
      ("schema", quoted("derive-symmetry-atlas-1")), ("version", quoted(Command.version)),
      ("drive", quoted(drive.name)),
      ("groups", "[" + groups.joined(separator: ", ") + "]")
    ])
  }
}
