// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenText {
  static let text = #"""
    zero: 0
    negative integer: −7
    large integer: 123456789012345678901234567890
    fraction: 3/4
    negative fraction: −22/7
    root: √2
    root of a fraction: 1/√2
    product of roots: √6
    sum of roots: √2/4 + √6/4
    cube root: ∛12
    root of minus one: (−1)^(1/3)
    imaginary: 2 i
    complex: 3 − 4 i
    i pi: i π
    two pi i: 2 π i
    golden ratio: 1/2 + √5/2
    number power: 3⋅2ⁿ
    one over pi: 1/π
    sum: 1 + x + y
    difference: x − y
    minus in front: −x − y
    minus at the end: x − 1
    square of the negative: x²
    negative of the square: −x²
    negative cube: (1 − x)³
    power tower: x^(yᶻ)
    power of a power: (xʸ)ᶻ
    negative exponent: 1/x²
    symbolic negative exponent: x^(−y)
    exponent sum: x^(1 + y)
    exponent fraction: x^(3/2)
    exponent quotient: x^(y/2)
    negative root: 1/√x
    fourth root: ∜x
    fifth root: (1 + x)^(1/5)
    half: x/2
    simple quotient: 2 x/(3 y)
    quotient of sums: (1 + x)/(x − 1)
    nested quotient: 1/(1 + 1/(1 + x))
    product of sums: (1 + x) (y − 1)
    multiple of a sum: 3 x (x + y)
    half a sum: x/2 + y/2
    polynomial: 5 y + x³ − 2 x² y − 7
    two numbers side by side: 2⋅3ʸ x
    root of a product: √(x y)
    root of a sum: √(1 + x²)
    root under a root: √(1 + √(1 + x))
    rational power of a quotient: ((1 + x)/y)^(2/3)
    negative base: (−x)ʸ
    laurent: 1/x² + 1/x + 1 + x
    real before imaginary: x − i y
    coefficients: a x + b y
    fraction power: (1/2)ⁿ xⁿ
    exponential: eˣ
    exponential of a quotient: e^(−x/2)
    phase: e^(i φ/2)
    tall exponential: e^((1 + x/(1 + y))/(x/y + 2 z))
    square of an exponential root: √(eˣ)
    sine: sin x
    double angle: sin(2 x)
    half angle: cos(x/2)
    sine of a sum: sin(x + y)
    sine squared: sin² x
    one over sine: 1/sin x
    power of a sine: (sin x)ʸ
    product: sin x cos y
    sine squared of a multiple: cos²(2 x)
    logarithm: log² x
    nested: sin(cos x)
    inverse functions: arcsin x + arccos y + arctan z
    hyperbolic: tanh x + sinh x cosh x
    angle: atan2(b, a)
    conjugate: x*
    conjugate squared: (x*)²
    conjugate of a root: (√x)*
    square of the magnitude: |x|²
    magnitude of a sum: |x + abs(y)|
    parts: Re(x) + i Im(x)
    function before a sum: (1 + y) sin x
    division by zero: 1/0
    logarithm of zero: log 0
    tangent at its pole: tan(π/2)
    angle of the origin: atan2(0, 0)
    adiabatic coefficient: 8 π ħ/(3 e (1 + ξ²))
    Berry connection: −sin θ ∂ₜφ − i ∂ₜθ
    its conjugate: −sin θ ∂ₜφ + i ∂ₜθ
    monopole: (1 − cos θ) ∂ₜφ
    damped precession: e^(−ξ t~) cos t~
    field-like torque: (β − α)/(1 + α²)
    length: √(1 + ξ²)
    oscillator: m ω² x²/2
    plane wave: e^(i (k r − ω t))
    kinetic energy: −(ħ²/(2 m)) ∂ₓ²ψ
    Schrödinger: i ħ ∂ₜψ
    exchange: A ((∂ᵣθ)² + sin² θ (∂ᵣφ)²)
    mixed derivative: ∂ᵣ²∂ₜφ
    derivative and a factor: |x| ∂ₜθ
    at a shifted point: f(a + x, t)
    derivative at a point: 2 (∂₁f)(2 r, t)
    density: ψ ψ*
    spin-flip time: 1/τ_sf + 1/τₑₓ
    magnetic energy: −μ₀ H Mₛ cos θ
    thermal: e^(−E/(k_B T))
    precession: γ~/Mₛ
    primed: θ˙ + nˆ + x′²
    starred: (m*)²
    indices: ε₁ + σ_xy + x₂ + ΔE
    scalar product: n⋅H
    multiple of a scalar product: 2 x n⋅H
    square: (n⋅H)²
    vector product: n × H
    double vector product: n × (n × H)
    triple product: n⋅(g × H)
    Landau–Lifshitz: g + α n × g − β n × (n × H)
    vector derivative: ∂ₜm
    torque: m × ∂ₜm
    matrix: (cos θ, −e^(−i φ); a/2, 0)
    Pauli: a − H⋅σ + i sin θ n⋅σ
    rotation: cos θ + 2 n⋅σ
    operator: 2 x σ_x_1 + (a + b) p − p σ_z_1
    """#
}
