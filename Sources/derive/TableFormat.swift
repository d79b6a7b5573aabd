import Typesetting
import Worksheets

/// How a table is written: as CSV with its provenance in comments, or as JSON of the schema "derive-table-1".
struct TableFormat: Sendable {
  /// How the table was made, a line each.
  let provenance: [String]
  let columns: [String]
  let isJSON: Bool

  init(provenance: [String], columns: [String], isJSON: Bool) {
    // A formula may have come with line breaks.
    self.provenance = provenance.map(\.visible)
    self.columns = columns.map(\.visible)
    self.isJSON = isJSON
  }

  // MARK: CSV

  var csvHeader: String { (provenance.map { "# \($0)" } + [Self.csvRow(columns)]).joined(separator: "\n") + "\n" }

  static func csvRow(_ fields: [String]) -> String { fields.map(csvField).joined(separator: ",") }

  /// A field, in quotes where it needs them.
  private static func csvField(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The fields of a row; nil for what ``csvRow(_:)`` does not write: another number of fields, control characters, quotes astray.
  func fields(_ line: [UInt8]) -> [String]? {
    guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), let text = String(validating: line, as: UTF8.self) else {
      return nil
    }
    var fields = [""]
    if !line.contains(0x22) {
      fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    } else {
      var isQuoted = false
      for character in text {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
    }
    return fields.count == columns.count ? fields : nil
  }

  // MARK: JSON

  static let jsonSeparator = ",\n    "

  /// Everything before the first row.
  var jsonHead: String {
    "{\n" + #"  "schema": "derive-table-1","# + "\n"
      + #"  "provenance": \#(Self.jsonRow(provenance)),"# + "\n"
      + #"  "columns": \#(Self.jsonRow(columns)),"# + "\n"
      + #"  "rows": ["# + "\n    "
  }

  var jsonTail: String { "\n  ]\n}\n" }

  /// One array of strings.
  static func jsonRow(_ texts: [String]) -> String { "[" + texts.map(\.quotedForJSON).joined(separator: ", ") + "]" }
}
