import Worksheets
import Foundation
import Testing
import derivations

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The formats") struct FormatTests {
  static let names = Catalogue.all.map(\.name)

  private static func write(_ name: String, _ format: String) throws -> String {
    let transcript = try Transcripts.of(name)
    switch format {
    case "json": return transcript.json
    case "html": return transcript.html
    case "markdown": return transcript.markdown
    case "latex": return transcript.latex
    default: return transcript.sympyScript
    }
  }

  @Test("the program writes the view that is asked for", arguments: ["json", "html", "markdown", "latex"])
  func program(format: String) throws {
    let program = try Program("explicit-landau-lifshitz", "--format", format)
    #expect(program.status == 0, "\(program.errors)")
    #expect(try program.output == Self.write("explicit-landau-lifshitz", format))
  }

  @Test("JSON is read back with every statement in it", arguments: names)
  func json(name: String) throws {
    let text = try Self.write(name, "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "derive-transcript-1")
    #expect(object["name"] as? String == name)
    let entries = try #require(object["entries"] as? [[String: Any]])
    let transcript = try Transcripts.of(name)
    #expect(entries.count == transcript.entries.count)
    let statements = entries.filter { $0["kind"] as? String == "statement" }
    #expect(statements.map { $0["name"] as? String } == transcript.statements.map(\.name))
    #expect(statements.map { $0["verdict"] as? String } == transcript.statements.map(\.verdict.kind.rawValue))
    for statement in statements {
      let stated = try #require(statement["stated"] as? [String: String])
      #expect(stated["text"]?.isEmpty == false && stated["latex"]?.isEmpty == false)
    }
  }

  @Test("HTML is well formed, and the audit's links lead somewhere", arguments: names)
  func html(name: String) throws {
    let text = try Self.write(name, "html")
    let parser = XMLParser(data: Data(text.replacingOccurrences(of: "<!DOCTYPE html>", with: "").utf8))
    let reader = AnchorReader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    #expect(reader.links.isSubset(of: reader.anchors))
    let audit = try Transcripts.of(name).audit
    #expect(reader.links.count == audit.count)
    #expect(!text.contains("http-equiv") && !text.contains("<script") && !text.contains("src="))
  }

  private final class AnchorReader: NSObject, XMLParserDelegate {
    var links: Set<String> = []
    var anchors: Set<String> = []

    func parser(
      _: XMLParser, didStartElement _: String, namespaceURI _: String?, qualifiedName _: String?,
      attributes: [String: String]
    ) {
      if let anchor = attributes["id"] { anchors.insert(anchor) }
      if let link = attributes["href"], link.hasPrefix("#") { links.insert(String(link.dropFirst())) }
    }
  }

  @Test("Markdown closes its formulas, and LaTeX its environments", arguments: names)
  func documents(name: String) throws {
    let markdown = try Self.write(name, "markdown").split(separator: "\n")
    #expect(markdown.filter { $0 == "$$" }.count.isMultiple(of: 2))
    #expect(markdown.contains { $0.hasPrefix("## ") })
    let latex = try Self.write(name, "latex")
    #expect(latex.hasSuffix("\\end{document}\n"))
    #expect(latex.components(separatedBy: "\\begin{").count == latex.components(separatedBy: "\\end{").count)
    for link in latex.components(separatedBy: "\\eqref{").dropFirst() {
      let label = link.prefix { $0 != "}" }
      #expect(latex.contains("\\label{\(label)}"))
    }
  }

  @Test("the script for SymPy states every proved statement", arguments: names)
  func sympy(name: String) throws {
    let script = try Self.write(name, "sympy")
    let transcript = try Transcripts.of(name)
    let proved = transcript.statements.filter {
      [.proved, .provedToOrder, .conventionConflict, .misprintRepaired, .holdsUnderPremise].contains($0.verdict.kind)
    }
    #expect(script.components(separatedBy: "\n@derive_claim(").count - 1 == proved.count)
    let start = try #require(script.range(of: "\nderive_results = {\n")?.upperBound)
    let end = try #require(script.range(of: "\n}\n", range: start..<script.endIndex)?.lowerBound)
    #expect(script[start..<end].components(separatedBy: "\n    \"").count == transcript.results.count)
  }

  @Test("text breaks long formulas and loses nothing of them")
  func text() throws {
    let transcript = try Derivation.zhangLi.run()
    func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != ":" } }
    let wide = transcript.text(width: 100_000)
    for width in [60, 80, 100, 200] {
      let text = transcript.text(width: width)
      #expect(!text.contains("…"))
      for statement in transcript.audit {
        let (narrow, whole) = (
          transcript.explanation(of: statement, width: width), transcript.explanation(of: statement, width: 100_000)
        )
        #expect(squeezed(narrow) == squeezed(whole))
      }
      // A verdict stands at the end of the first line, and a colon only before a formula on that line: the letters agree.
      #expect(squeezed(text).sorted() == squeezed(wide).sorted())
    }
  }
}

@Suite("Files") struct OutputTests {
  @Test("a view goes into a folder under the derivation's name, or into the file that is named")
  func places() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program("zhang-li", "--quiet", in: folder).status == 0)
    let json = try Program("zhang-li", "--format", "json", "--output", "a/b", in: folder)
    #expect(json.output == "wrote a/b/zhang-li.json\n")
    #expect(try Program("zhang-li", "--format=html", "--output=page.html", in: folder).status == 0)
    for file in ["derived/zhang-li.tex", "a/b/zhang-li.json", "page.html"] {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(text.hasSuffix("\n") && text.count > 1000)
    }
    // Nothing else is left: a file is written beside its place and then moved there.
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["derived", "a", "page.html"])
  }

  @Test("a file that cannot be written is reported, and what stood there stays")
  func failure() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let blocked = folder.appendingPathComponent("zhang-li.tex")
    try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
    let program = try Program("zhang-li", "--quiet", "--output", ".", in: folder)
    #expect(program.status == 70 && program.errors.contains("zhang-li.tex"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["zhang-li.tex"])
  }
}
