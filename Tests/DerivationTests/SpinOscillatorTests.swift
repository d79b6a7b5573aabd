import Algebra
import Evaluation
import Foundation
import Testing
import Worksheets
import derivations

@Suite("Spin-torque oscillators") struct SpinOscillatorTests {
  static let transcript = Result { try Derivation.spinOscillator.run() }

  /// The values of one experiment, γ being 1.
  struct Setting {
    var α = 0.1, a = 0.0, b = 0.0, field = 0.0, M = 1.0, easy = 0.0
    /// The direction of the moments that arrive.
    var spins = SIMD3<Double>(0, 0, 1)

    /// ∂ₜm = F + α m × ∂ₜm by repeating it: nothing here is solved as in the derivation.
    func rate(_ m: SIMD3<Double>) -> SIMD3<Double> {
      let H = SIMD3(easy * m.x, 0, field - M * m.z)
      let driven = -cross(m, H) - a * cross(m, cross(m, spins)) - b * cross(m, spins)
      var rate = driven
      for _ in 0..<(α < 0.2 ? 16 : 50) { rate = driven + α * cross(m, rate) }
      return rate
    }

    func followed(from start: SIMD3<Double>, for time: Double, step h: Double = 0.05) -> (
      m: SIMD3<Double>, turns: Double
    ) {
      var m = start, angle = 0.0
      for _ in 0..<Int(time / h) {
        let k1 = rate(m), k2 = rate(m + h / 2 * k1), k3 = rate(m + h / 2 * k2), k4 = rate(m + h * k3)
        let next = m + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        let unit = next / (next * next).sum().squareRoot()
        angle += atan2(m.x * unit.y - m.y * unit.x, m.x * unit.x + m.y * unit.y)
        m = unit
      }
      return (m, angle)
    }

    private func cross(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
    }

    var values: [(Expr, Double)] {
      [
        (.symbol("a", .real), a), (.symbol("b", .real), b), (.symbol("H_z", .real), field),
        (.symbol("α", .positive), α),
        (.symbol("γ", .positive), 1), (.symbol("M_eff", .nonzero), M), (.symbol("H_K", .positive), easy)
      ]
    }
  }

  private static func value(_ name: String, _ setting: Setting, _ more: [(Expr, Double)] = []) throws -> Double {
    let e: Expr = try transcript.get().result(name)
    let letters = setting.values + more
    return try Program([e], inputs: letters.map(\.0))(letters.map(\.1))[0]
  }

  @Test("every claim has its verdict and its dimensions")
  func claims() throws { #expect(try Self.transcript.get().surprises == []) }

  /// Between the thresholds the moment precesses as the formulas say, from whatever start; beyond them it rests at a pole.
  @Test("the motion itself, followed") func motion() throws {
    for (share, b, field) in [
      (0.2, 0.0, 2.0), (0.5, 0.3, 2.5), (0.9, -0.2, 0.4), (-0.2, 0, 2), (1.2, 0, 2), (0.4, 0, 0)
    ] {
      var setting = Setting(b: b, field: field)
      let ends = [try Self.value("a at +z", setting), try Self.value("a at −z", setting)]
      setting.a = ends[0] + share * (ends[1] - ends[0])
      let begin = setting.followed(from: SIMD3(0.6, 0, 0.8), for: 400, step: 0.02).m
      let path = setting.followed(from: begin, for: 200, step: 0.02)
      if (0...1).contains(share) {
        #expect(abs(path.m.z - (try Self.value("c₀", setting))) < 1e-8, "\(share)")
        #expect(abs(path.turns / 200 - (try Self.value("ω", setting))) < 1e-6, "\(share)")
      } else {
        #expect(abs(path.m.z - (share < 0 ? 1 : -1)) < 1e-8, "\(share)")
      }
    }
  }

  @Test("the time from one height to another") func time() throws {
    let setting = Setting(a: -0.11, b: 0.2, field: 1.1)
    let start = SIMD3(0.6, 0, 0.8)
    for duration in [1.0, 7, 30] {
      let end = setting.followed(from: start, for: duration, step: 0.01).m
      let heights = [("c_1", start.z), ("c_2", end.z)].map { (Expr.symbol($0.0, .real), $0.1) }
      #expect(abs(try Self.value("time from c₁ to c₂", setting, heights) - duration) < 1e-6)
    }
  }

  @Test("rest in the layer ends at half the field of the easy axis") func onset() throws {
    for (share, rests) in [(0.98, true), (1.02, false)] {
      var setting = Setting(α: 0.5, easy: 0.1)
      setting.a = share * (try Self.value("a at which rest in the layer ends", setting))
      let m = setting.followed(from: SIMD3(-0.7, 0.7, 0.1), for: 1000).m
      let rate = setting.rate(m)
      #expect(((rate * rate).sum() < 1e-12) == rests, "\(share)")
    }
  }

  @Test("small ellipses about the easy axis grow beyond the threshold, at their frequency") func ellipses() throws {
    var setting = Setting(α: 0.02, easy: 0.2, spins: SIMD3(1, 0, 0))
    let threshold = try Self.value("a of small ellipses", setting)
    var size: [Double] = []
    for share in [0.9, 1.1] {
      setting.a = share * threshold
      let m = setting.followed(from: SIMD3(1, 1e-4, 0), for: 300).m
      size.append((m.y * m.y + m.z * m.z).squareRoot())
    }
    #expect(size[0] < 1e-4 && size[1] > 1e-4)
    // Passages of m_y through zero, upwards.
    setting.a = threshold
    var m = SIMD3(1, 1e-4, 0), passages: [Double] = []
    for k in 0..<20_000 {
      let next = setting.followed(from: m, for: 0.021, step: 0.02).m
      if m.y < 0, next.y >= 0 { passages.append(0.02 * (Double(k) + m.y / (m.y - next.y))) }
      m = next
    }
    let period = (passages[passages.count - 1] - passages[0]) / Double(passages.count - 1)
    #expect(abs(2 * .pi / period / (try Self.value("ω of small ellipses", setting)) - 1) < 1e-5)
  }
}
