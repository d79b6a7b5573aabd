import Notation
import Testing

/// Notebooks: what their statements say, and the formats in which they are written.
@Suite("Notebooks") struct NotebookTests {
  private static let text = """
    # A notebook

    Words with a|b.

    ```derive
    symbol x > 0
    f = √(x²)/(1 + x)
    check f = x/(1 + x)
    check f = x
    solve a y = 1 for y
    digits π to 5
    ```

    ```output
    f = x/(1 + x)
    proved
      for x positive
    old
    ```

    ```derive mistakes
    1 + (
    ```
    """

  private var played: PlayedNotebook {
    PlayedNotebook(
      NotebookText(Self.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)), in: Session())
  }

  @Test("the text comes back, and what is said takes the place of what stood there") func markdown() {
    #expect(played.notebook.text == Self.text + "\n")
    #expect(played.notebook.title == "A notebook")
    #expect(played.count == 7 && played.failures.isEmpty)
    // Both fences say something else than what stands below them.
    #expect(played.differences.map(\.line) == [6, 22])
    let again = PlayedNotebook(
      NotebookText(played.markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
      in: Session())
    #expect(again.differences.isEmpty && again.markdown == played.markdown)
  }

  @Test("commands are run, and what they write is compared") func commands() {
    let text = [
      "Words.", "", "```sh", "$ count", "1", "…", "3 ", "", "$ fail", "status: 1", "```", "![a](figures/a.svg) and",
      "![b](b.png)", "", "```sh", "no command", "```", "```derive", "1 + 1", "```", "", "```output", "2", "```"
    ]
    let notebook = NotebookText(text)
    #expect(notebook.text == text.map { $0 + "\n" }.joined())
    #expect(notebook.figures == ["figures/a.svg", "b.png"])
    func played(_ count: [String]) -> PlayedNotebook {
      PlayedNotebook(notebook, in: Session()) { $0 == "count" ? count : ["status: 1"] }
    }
    #expect(played(["1", "2", "3"]).differences.isEmpty && played(["1", "3"]).differences.isEmpty)
    #expect(played(["1", "2", "3"]).count == 3)
    #expect(played(["1", "2"]).differences.map(\.line) == [4])
    #expect(played(["1", "2", "4"]).differences.map(\.lines) == [["1", "2", "4"]])
    // Lines are picked out by …, which nothing can be written for.
    #expect(played(["1", "2"]).markdown == played(["1", "2", "3"]).markdown)
    let plain = NotebookText(["```sh", "$ count", "old", "```"])
    #expect(
      PlayedNotebook(plain, in: Session()) { _ in ["new"] }.markdown == "```sh\n$ count\nnew\n```\n")
    // Many … are tried once each.
    let many = NotebookText(["```sh", "$ count"] + (0..<30).flatMap { _ in ["…", "a"] } + ["b", "```"])
    func agrees(_ lines: [String]) -> Bool {
      PlayedNotebook(many, in: Session()) { _ in lines }.differences.isEmpty
    }
    #expect(!agrees(Array(repeating: "a", count: 500)))
    #expect(agrees(Array(repeating: "a", count: 500) + ["b"]) && agrees(Array(repeating: "a", count: 30) + ["b"]))
    #expect(!agrees(Array(repeating: "a", count: 29) + ["b"]))
    // Without a shell commands stay as they stand.
    #expect(PlayedNotebook(plain, in: Session()).markdown == "```sh\n$ count\nold\n```\n")
  }

  @Test("a page of HTML shows values as MathML and verdicts as words") func html() {
    let page = played.html { text in
      // The places are paragraphs of their own.
      text.split(separator: "\n\n").map { "<p>\($0.filter { $0 != "\n" })</p>" }.joined(separator: "\n")
    }
    #expect(!page.contains("derive-statements-"))
    #expect(page.contains("<title>A notebook</title>"))
    #expect(page.contains("<p class=\"verdict proved\"><b>proved</b>"))
    #expect(page.contains("<p class=\"verdict refuted\">"))
    #expect(page.contains("<mi>f</mi>") && page.contains("<mo>≠</mo><mn>0</mn>"))
    #expect(page.contains("<pre class=\"answer\">3.1416</pre>"))
    #expect(page.contains("<pre class=\"mistake\">statement:1:5: this parenthesis is never closed"))
    // Statements are text, and no markup.
    let sharp = PlayedNotebook(NotebookText(["```derive", "check 1 = 1 # a <b> & c", "```"]), in: Session())
    #expect(sharp.html { "<p>\($0.filter { $0 != "\n" })</p>" }.contains("# a &lt;b&gt; &amp; c"))
  }

  @Test("a document for LaTeX declares the letters that it has") func latex() {
    let text = played.latex { $0 }
    #expect(!text.contains("derive-statements-"))
    #expect(text.contains("\\[f = \\frac{x}{1 + x}\\]"))
    #expect(text.contains("\\DeclareUnicodeCharacter{221A}{\\ensuremath{\\surd}}"))
    #expect(!text.contains("{?}"))
    // Every letter of the language's own page can be set.
    let page = PlayedNotebook(NotebookText(["```derive", "help", "```"]), in: Session()).latex { $0 }
    #expect(!page.contains("{?}"))
  }

  @Test("Jupyter's format is JSON with the statements as code") func jupyter() throws {
    let text = played.jupyter
    #expect(text.contains("\"nbformat\": 4"))
    #expect(text.contains("\"text/latex\": [\"$\\\\displaystyle f = \\\\frac{x}{1 + x}$\"]"))
    #expect(text.contains("\"output_type\": \"stream\", \"name\": \"stderr\""))
    #expect(text.contains("\"source\": [\"symbol x > 0\\n\", "))
  }
}
