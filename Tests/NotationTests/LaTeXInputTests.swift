import Algebra
import Notation
import Testing

/// Formulas in LaTeX: what is read, and what is refused with both readings.
@Suite("LaTeX that is read") struct LaTeXInputTests {
  private func said(_ statements: String...) throws -> String {
    var session = Session()
    for declaration in ["symbol ξ > 0", "field θ(t), φ(t)", "unit vector n(t)", "vector H"] {
      try session.run(declaration)
    }
    var text = ""
    for statement in statements { text = try session.run(statement).text }
    return text
  }

  @Test(
    "formulas mean what they mean on paper",
    arguments: [
      (#"\frac{\xi}{1 + \xi^2}"#, "ξ/(1 + ξ²)"), (#"\frac12 x"#, "x/2"), (#"\sqrt{\frac{a}{b}}"#, "√(a/b)"),
      (#"\sqrt[4]{\xi}"#, "ξ^(1/4)"), (#"x^{a + b}_{12}"#, "x_12^(a + b)"),
      (#"\tau_{\mathrm{ex}} x_1^2"#, "x_1^2 τ_ex"),
      (#"\sin^2\theta"#, "sin(θ)²"), (#"\sin(2\theta)"#, "sin(2 θ)"), (#"\sin\theta\cos\phi"#, "sin(θ) cos(φ)"),
      (#"\exp\left(-\frac{x^2}{2}\right)"#, "exp(-x²/2)"), (#"e^{-i\varphi/2}"#, "exp(-i ϕ/2)"),
      (#"\left[ a + b \right] c"#, "(a + b) c"), (#"\left|x\right| + |\alpha|"#, "|x| + |α|"),
      (#"\partial_t \theta^2"#, "2 θ ∂ₜθ"), (#"\frac{\partial \theta^2}{\partial t}"#, "2 θ ∂ₜθ"),
      (#"\frac{d}{dt}\left(\theta \phi\right)"#, "φ ∂ₜθ + θ ∂ₜφ"), (#"\frac{d^2 \sin x}{dx^2}"#, "-sin(x)"),
      (#"\partial_t^2 (\theta)"#, "D(θ, t, 2)"), (#"\frac{\partial^2 (x^2 y)}{\partial x\partial y}"#, "2 x"),
      (#"\mathbf n \cdot (\mathbf{H} \times \mathbf n)"#, "0"), (#"\mathbf{n}\cdot\partial_t\mathbf n"#, "0"),
      (#"\hbar\omega_0\,\pi"#, "ħ ω_0 π"), (#"2\alpha\beta x"#, "2 α β x"), (#"x^{2^{3}}"#, "x^8"),
      (#"\begin{pmatrix} 1 & \alpha \\ 0 & 1 \end{pmatrix}^2"#, "[[1, 2 α], [0, 1]]"), (#"a \cdot b"#, "a b"),
      (#"\dfrac{a}{b}\,\tfrac{b}{a}"#, "1"), (#"\lvert \alpha \rvert"#, "|α|"), (#"\log\!\left(\xi\right)"#, "log(ξ)"),
      (#"{a + b}\alpha"#, "(a + b) α"), (#"\alpha'\alpha"#, "α' α"), (#"\mathrm{i}\alpha"#, "i α")
    ])
  func meaning(latex: String, plain: String) throws {
    #expect(try said("plain = \(plain)", "check \(latex) = plain").hasPrefix("proved"), "\(latex)")
    // Beside LaTeX the other spelling means the same, or is refused.
    if let both = try? said("check \(latex) = \(plain)") { #expect(both.hasPrefix("proved"), "\(latex) = \(plain)") }
  }

  @Test("statements take formulas in LaTeX") func statements() throws {
    #expect(try said(#"\eta = \frac{\xi}{1 + \xi^2}"#, "η") == "ξ/(1 + ξ²)")
    #expect(try said(#"f(x) = \frac{x}{1 + x}"#, #"f(\alpha)"#) == "α/(1 + α)")
    #expect(try said(#"series \frac{1}{1 - x} in x to order 3"#) == "1 + x + x² + O(x³)")
    #expect(try said(#"limit \frac{\sin x}{x} as x \to 0"#) == "1")
    #expect(try said(#"solve \alpha x = \beta for x"#) == "x = β/α  where α ≠ 0")
    #expect(try said(#"check \sqrt{x^2} = x where x > 0"#).hasPrefix("proved"))
    #expect(try said(#"symbol \gamma_0 > 0"#, "check √(γ_0²) = γ_0").hasPrefix("proved"))
  }

  @Test(
    "what has two readings, or is not read, is refused with its place",
    arguments: [
      (#"\frac{ab}{c}"#, "1:7: two readings: is ab one name"),
      (#"\sin 2\theta"#, "two readings: does \\sin reach beyond 2?"),
      (#"\sin x y + \alpha"#, "does \\sin reach beyond x?"),
      (#"\sqrt[3]{x}"#, "this root is real, or the principal value"),
      (#"A^T \alpha"#, "does it transpose?"), (#"\sin^{-1} x"#, "or its inverse function"),
      (#"1 \pm \alpha"#, "two formulas"),
      (#"\foo"#, "1:1: \\foo is not read"), (#"\alpha + \frac{1}{2"#, "this brace is never closed"),
      (#"\alpha}"#, "never opened"), (#"^{2}"#, "nothing that this belongs to"),
      (#"\int_0^1 x"#, "integrate(f, x, 0, 1)"),
      (#"x_{a+b}"#, "an index is a name or a number"),
      (#"\partial \theta"#, "\\partial needs what it differentiates by"),
      (#"\begin{cases} 1 \end{cases}"#, "is not read"), (#"\begin{pmatrix} 1"#, "\\end{pmatrix} is missing"),
      (#"(\mathbf u\cdot\nabla)"#, "∇ is not read"), (#"\dot{ab}"#, "over one letter"),
      (#"\alpha x_12"#, "does 2 belong to _1?"), (#"\alpha x^12"#, "does 2 belong to ^1?"),
      (#"\tau_ex"#, "does x belong to _e?"),
      (#"\alpha + \frac{1}{0}"#, "1:10: (1)/(0) has no value"), (#"\frac{1}{x^{2}^{3}}"#, "two powers at one letter")
    ])
  func refused(latex: String, message: String) {
    do {
      let found = try said(latex)
      Issue.record("\(latex) is read as \(found)")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }

  @Test(
    "every mistake has its place in the text",
    arguments: [#"\frac{\alpha"#, #"\alpha^"#, #"\frac{"#, #"\sqrt["#, #"\begin{pmatrix}"#])
  func places(latex: String) {
    do {
      _ = try Reader().expression(latex)
      Issue.record("\(latex) is read")
    } catch {
      #expect(
        error.list.allSatisfy { $0.range.upper <= latex.utf8.count && $0.range.lower <= $0.range.upper }, "\(error)")
    }
  }

  @Test("deep, long and torn texts end with a message or a value") func torn() throws {
    var session = Session()
    for text in [
      String(repeating: "\\frac{1}{", count: 100_000) + "x", String(repeating: "{", count: 1000) + "\\alpha",
      "\\alpha" + String(repeating: "^{2}", count: 1000), String(repeating: "\\sin ", count: 50_000) + "x",
      String(repeating: "\\left(", count: 1000) + "\\alpha",
      "\\begin{pmatrix}" + String(repeating: "&", count: 100_000),
      "\\", "\\frac", "\\frac{", "\\sqrt[", "\\begin{", "\\partial_", "\\alpha_{", "\\frac{d", "\\frac{d^",
      "\\mathrm{é}"
    ] { _ = try? session.run(text + " \\alpha") }
    #expect(try session.run("1 + 1").text == "2")
  }
}
