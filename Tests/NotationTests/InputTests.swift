import Algebra
import Notation
import Numbers
import Testing

/// Assignments and grids.
@Suite("Values on the command line") struct InputTests {
  private func grid(_ text: String) -> String {
    do {
      guard let grid = try Grid.read(Source(text, name: "--set")) else { return "a vector" }
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

  @Test func vectors() {
    #expect(assignments("n=(0, 3/5, 4/5), x=(1+2)/3, y = (atan2(1, 2))") == "n = (0, 3/5, 4/5), x = 1, y = arctan(1/2)")
    #expect(assignments("n=(0, 1)").contains("three components, not 2"))
    #expect(assignments("n=(0, 1, q)").contains("no name is called q"))
    #expect(grid("n=(0, 0, 1)") == "a vector")
    #expect(grid("x=(1),2") == "x: 2 values 1 2")
  }

  @Test("a function of variables and its derivatives are given values as they are printed") func targets() throws {
    let x = Expr.symbol("x", .real), t = Expr.symbol("t", .real)
    let φ = ScalarField("φ")(x, t), n = VectorField("n", unit: true)(t)
    let m = Vector("nDot")
    let rate = try φ.derivative(t), mixed = try rate.derivative(x), second = try n.derivative(t).derivative(t)
    let environment = Environment(of: [φ, rate, mixed, second.expression, n.expression, m.expression])
    func meaning(_ text: String) throws -> Expr {
      try Assignment.list(Source(text, name: "--set"))[0].target.meaning(in: environment)
    }
    for (text, wanted) in [
      ("φ=1", φ), ("phi(x, t)=1", φ), ("∂ₜφ=1", rate), ("diff(φ, t)=1", rate), ("d/dt φ = 1", rate), ("∂ₜ∂ₓφ=1", mixed),
      ("∂ₜ²n=(0,0,1)", second.expression), ("n=(0,0,1)", n.expression), ("n\u{307}=(0,1,0)", m.expression),
      ("\u{1E45}=(0,1,0)", m.expression), ("n˙=(0,1,0)", m.expression), ("t=2", t)
    ] { #expect(try meaning(text) == wanted, "\(text)") }
    for text in ["φ + 1 = 2", "2 φ=1", "∂ₜ(φ²)=1", "∂ₓψ=1", "φ(1)=2"] {
      #expect(throws: Diagnostics.self, "\(text)") { try meaning(text) }
    }
  }

  @Test func routes() {
    func route(_ text: String) -> String {
      do {
        let route = try Route.read(Source(text, name: "--integrate"))
        let points = route.points.map {
          switch $0 {
          case .point(let x): x.text
          case .infinity: "∞"
          case .minusInfinity: "−∞"
          }
        }
        return "\(route.target.name): \(points.joined(separator: " "))"
      } catch {
        return error.description
      }
    }
    #expect(route("x=0:π/2") == "x: 0 π/2")
    #expect(route("z = 1:i:-1:-i:1") == "z: 1 i −1 −i 1")
    #expect(route("x=0:∞") == "x: 0 ∞" && route("x = -inf : inf") == "x: −∞ ∞" && route("x=1:+oo") == "x: 1 ∞")
    for (text, hint) in [
      ("x=0", "another point is missing"), ("x=0:∞:1", "at its ends only"), ("x=0:y", "a value is a number"),
      ("x=0:1,2", "a colon or the end"), ("0:1", "a name is expected"), ("x=:1", "is missing in front of"),
      ("x=1/0:1", "divides by zero"), ("x=0:2∞", "values are finite")
    ] { #expect(route(text).contains(hint), "\(text): \(route(text))") }
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

extension Assignment.Value {
  fileprivate var text: String {
    switch self {
    case .scalar(let x): x.text
    case .vector(let components): "(\(components.map(\.text).joined(separator: ", ")))"
    }
  }
}
