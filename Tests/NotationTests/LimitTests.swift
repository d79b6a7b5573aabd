import Algebra
import Notation
import Numbers
import Testing

/// Whatever a text is, reading it ends, with an answer or with a message.
@Suite("Limits") struct LimitTests {
  private func kinds(_ text: String) -> [Diagnostic.Kind] {
    do {
      _ = try Reader(Samples.environment).value(Source(text))
      return []
    } catch {
      return error.list.map(\.kind)
    }
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test("a million nested parentheses, roots, signs, bars or powers are refused, not fatal")
  func depth() {
    let n = 1_000_000
    #expect(kinds(repeated("(", n)) == [.tooLarge])
    #expect(kinds(repeated("(", n) + "x" + repeated(")", n)) == [.tooLarge])
    let m = 100_000
    #expect(kinds(repeated("√", m)) == [.tooLarge])
    #expect(kinds(repeated("sin ", m) + "x") == [.tooLarge])
    #expect(kinds(repeated("x^", m) + "x") == [.tooLarge])
    #expect(kinds(repeated("f(", m)) == [.tooLarge])
    #expect(kinds(repeated("d/dx ", m) + "x") == [.tooLarge])
    #expect(!kinds(repeated("|", m)).isEmpty)
    #expect(kinds(repeated("-", m) + "x") == [])
    #expect(kinds(repeated("x^(", 100) + "1" + repeated(")", 100)) == [])
  }

  @Test("a long sum is read without depth") func length() throws {
    #expect(try read("x" + repeated("+x", 100_000)) == 100_001 * Samples.x)
    #expect(try read("x" + repeated(" y", 20_000)) == Samples.x * Samples.y ** 20_000)
  }

  @Test("numbers of a million digits, exponents and powers beyond reason are refused") func numbers() {
    #expect(kinds(repeated("7", 1_000_000)) == [.tooLarge])
    #expect(kinds("0." + repeated("7", 1_000_000)) == [.tooLarge])
    #expect(kinds("1e999999999") == [.tooLarge])
    #expect(kinds("1e99999999999999999999999999") == [.tooLarge])
    #expect(kinds("1" + repeated("*3^500000", 30)) == [.tooLarge])
    #expect(kinds("9^9^9^9").isEmpty)
    #expect(kinds(repeated("x ", 2_100_000)) == [.tooLarge])
  }

  @Test("no more mistakes are shown than anyone reads") func mistakesShown() {
    #expect(kinds(repeated("qq+", 1000) + "1").count == 20)
    #expect(kinds(repeated(")", 1000)).count == 20)
    #expect(kinds(repeated("§ ", 1000)).count == 20)
  }
}
