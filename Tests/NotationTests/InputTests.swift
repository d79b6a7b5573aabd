import Algebra
import Notation
import Numbers
import Testing

/// Assignments and grids.
@Suite("Values on the command line") struct InputTests {
  private func grid(_ text: String) -> String {
    do {
      let grid = try Grid.read(Source(text, name: "--set"))
      let values = (0..<min(grid.count, 5)).map { grid[$0].text }.joined(separator: " ")
      return "\(grid.name): \(grid.count) values \(values)"
    } catch {
      return error.description
    }
  }

  private func assignments(_ text: String) -> String {
    do {
      let list = try Assignment.list(Source(text, name: "--set"))
      return list.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
    } catch {
      return error.description
    }
  }

  @Test func assignments() {
    #expect(assignments("ξ = 0.04") == "ξ = 1/25")
    #expect(assignments("xi=1/25, x = √2/3 + pi, m*=2e-3") == "xi = 1/25, x = √2/3 + π, m* = 1/500")
  }

  @Test func grids() {
    #expect(grid("x=1,2,5/2") == "x: 3 values 1 2 5/2")
    #expect(grid("x=0:1:0.1") == "x: 11 values 0 1/10 1/5 3/10 2/5")
    #expect(grid("x=1:0:-1/4") == "x: 5 values 1 3/4 1/2 1/4 0")
    #expect(grid("x=0:1:0.3") == "x: 4 values 0 3/10 3/5 9/10")
    #expect(grid("x=0..1/100") == "x: 101 values 0 1/100 1/50 3/100 1/25")
    #expect(grid("θ=0..2 π/4") == "θ: 5 values 0 π/2 π 3 π/2 2 π")
    #expect(grid("θ=0:2π:π/2") == "θ: 5 values 0 π/2 π 3 π/2 2 π")
    #expect(grid("x=-1..(1/3)/2") == "x: 3 values −1 −1/3 1/3")
    #expect(grid("x=7") == "x: 1 values 7")
  }
}
