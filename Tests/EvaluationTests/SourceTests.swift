import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

@Suite("Source code") struct SourceTests {
  let x = Expr.symbol("x", .real), θ = Expr.symbol("θ", .real), ξ = Expr.symbol("ξ", .positive)

  private func source(_ language: SourceLanguage, _ e: Expr...) throws -> String {
    try Program(e, inputs: [θ, ξ]).source(in: language, named: "torque", units: [ξ: "1", θ: "rad"])
  }

  @Test("C") func c() throws {
    #expect(
      try source(.c, sin(θ) / 2 + .pi * sqrt(ξ)) == """
        #include <math.h>

        // π √ξ + sin θ/2
        //
        // theta  θ  [rad]
        // xi  ξ  [1]  (positive)
        double torque(double theta, double xi) {
          const double w1 = 3.141592653589793;
          const double w2 = sqrt(xi);
          const double w3 = w1 * w2;
          const double w4 = sin(theta);
          const double w5 = w3 + (1.0/2.0) * w4;
          return w5;
        }

        """)
  }

  @Test("Fortran") func fortran() throws {
    #expect(
      try source(.fortran, θ ** 2 / 3, -ξ) == """
        ! result 1: θ²/3
        ! result 2: −ξ
        !
        ! theta  θ  [rad]
        ! xi  ξ  [1]  (positive)
        pure subroutine torque( &
            theta, &
            xi, &
            result &
          )
          use, intrinsic :: iso_fortran_env, only: real64
          implicit none
          real(real64), intent(in) :: theta
          real(real64), intent(in) :: xi
          real(real64), intent(out) :: result(2)
          real(real64) :: w1
          real(real64) :: w2
          real(real64) :: w3
          w1 = theta * theta
          w2 = (1.0_real64/3.0_real64) * w1
          w3 = -xi
          result(1) = w2
          result(2) = w3
        end subroutine torque

        """)
  }

  /// Two operators side by side are no Fortran.
  @Test("negative constants stand in parentheses") func negativeConstants() throws {
    for (language, constant) in [(SourceLanguage.c, "(-2.0/3.0)"), (.fortran, "(-2.0_real64/3.0_real64)")] {
      let text = try source(language, θ ** 2 - 2 * ξ / 3)
      #expect(text.contains(" + \(constant) * xi"), "\(text)")
    }
  }

  @Test("Python") func python() throws {
    #expect(
      try source(.python, exp(θ) - exp(-θ)) == """
        import numpy as np


        # e^θ − e^(−θ)
        #
        # theta  θ  [rad]
        # xi  ξ  [1]  (positive)
        def torque(theta, xi):
            theta = np.asarray(theta, dtype=float)
            xi = np.asarray(xi, dtype=float)
            w1 = np.exp(theta)
            w2 = np.exp(-theta)
            w3 = w1 - w2
            return w3

        """)
  }

  @Test("names") func names() throws {
    let program = try Program(
      [Expr.symbol("α") + .symbol("alpha") + .symbol("if") + .symbol("T") + .symbol("t") + ScalarField("φ")(x)],
      inputs: [.symbol("α"), .symbol("alpha"), .symbol("if"), .symbol("T"), .symbol("t"), ScalarField("φ")(x)])
    #expect(
      try program.source(in: .swift, named: "f").contains(
        "func f(_ alpha: Double, _ alpha_: Double, _ if_: Double, _ T: Double, _ t: Double, _ phi: Double) -> Double"))
    #expect(try program.source(in: .fortran, named: "f").contains("    t_, &\n"))
    for name in ["", "2f", "double", "f g", "naïve"] {
      #expect(throws: EvaluationError.self) { try program.source(in: .c, named: name) }
    }
  }

  @Test("complex programs") func complex() throws {
    let z = Expr.symbol("z")
    let program = try Program([log(z) * x, z.conjugate], inputs: [z, x], over: .complexes)
    let c = try program.source(in: .c, named: "f")
    #expect(c.contains("void f(double complex z, double x, double complex result[2]) {"))
    #expect(c.contains("clog(z)") && c.contains("conj(z)") && c.contains("#include <complex.h>"))
    #expect(throws: EvaluationError.self) { try program.source(in: .swift, named: "f") }
  }

  @Test("outputs that are conditions make the others NaN, and are not returned") func guards() throws {
    let z = Expr.symbol("z")
    let real = try Program([θ * ξ, ξ, 1 - θ], inputs: [θ, ξ])
    func text(_ language: SourceLanguage, _ program: Program, _ guards: [SourceGuard]) throws -> String {
      try program.source(in: language, named: "f", guards: guards)
    }
    let c = try text(.c, real, [.positive, .notNegative])
    #expect(c.contains("return (xi > 0.0 && w3 >= 0.0) ? w2 : (double)NAN;"), "\(c)")
    #expect(c.contains("// θ ξ\n") && !c.contains("result"), "\(c)")
    let fortran = try text(.fortran, real, [.positive, .notZero])
    #expect(
      fortran.contains(
        "merge(w2, ieee_value(1.0_real64, ieee_quiet_nan), &\n    xi > 0.0_real64 .and. &\n    w3 /= 0.0_real64)"),
      "\(fortran)")
    #expect(fortran.contains("use, intrinsic :: ieee_arithmetic, only: ieee_value, ieee_quiet_nan"))
    #expect(try text(.python, real, [.positive, .notZero]).contains("np.where((xi > 0.0) & (w3 != 0.0), w2, np.nan)"))
    let complex = try Program([sqrt(z), z], inputs: [z], over: .complexes)
    #expect(try text(.c, complex, [.positive]).contains("creal(z) > 0.0"))
    #expect(try text(.python, complex, [.positive]).contains("np.real(z) > 0.0"))
    #expect(try text(.julia, complex, [.notNegative]).contains("ifelse(real(z) >= 0.0, "))
    // Without conditions nothing changes.
    #expect(!(try text(.fortran, real, [])).contains("ieee"))
  }
}
