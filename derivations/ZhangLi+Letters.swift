import Algebra
import Worksheets

extension ZhangLi {
  /// The vectors of (15) and (16) in the paper's letters, and what they are in n, ∂ₜn and g = (j⋅∇)n.
  struct Letters {
    let setting: ZhangLi
    let M = Vector("M")
    let rate = Vector("MDot")
    /// (j⋅∇)M
    let gradient = Vector("M|j")
    /// (u⋅∇)M
    let drift = Vector("M|u")

    /// (15) as printed.
    var accumulation: Vector {
      let (n0, Ms, ξ, τ) = (setting.n0, setting.Ms, setting.ξ, setting.τ)
      let current = setting.μ * setting.P / setting.e
      let still = (-n0 / Ms ** 2) * (M × rate) - (ξ * n0 / Ms) * rate
      let moving = (current / Ms ** 2) * (M × gradient) + (ξ * current / Ms) * gradient
      return (τ / (1 + ξ ** 2)) * (still + moving)
    }

    /// (16) as printed, with the coefficients of (17).
    func motion(_ γ: Expr, _ α: Expr, _ η: Expr) -> Vector {
      let drive = drift - (setting.ξ / setting.Ms) * (M × drift)
      return γ * (setting.field × M) + (α / setting.Ms) * (M × rate) + (1 / (1 + η)) * drive
    }

    /// What the letters stand for; (u⋅∇)M where u per current is known.
    var meanings: [(of: Expr, by: Expr)] {
      let Ms = setting.Ms
      return [
        (of: M.expression, by: (Ms * setting.n).expression), (of: rate.expression, by: (Ms * setting.rate).expression),
        (of: gradient.expression, by: (Ms * setting.gradient).expression)
      ]
    }
    func meanings(drift u: Expr) -> [(of: Expr, by: Expr)] {
      meanings + [(of: drift.expression, by: (u * setting.Ms * setting.gradient).expression)]
    }
  }

  var letters: Letters { Letters(setting: self) }
}
