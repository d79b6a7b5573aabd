// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenLaTeX {
  static let text = #"""
    zero: 0
    negative integer: -7
    large integer: 123456789012345678901234567890
    fraction: \frac{3}{4}
    negative fraction: -\frac{22}{7}
    root: \sqrt{2}
    root of a fraction: \frac{1}{\sqrt{2}}
    product of roots: \sqrt{6}
    sum of roots: \frac{\sqrt{2}}{4} + \frac{\sqrt{6}}{4}
    cube root: \sqrt[3]{12}
    root of minus one: (-1)^{1/3}
    imaginary: 2 i
    complex: 3 - 4 i
    i pi: i \pi
    two pi i: 2 \pi i
    golden ratio: \frac{1}{2} + \frac{\sqrt{5}}{2}
    number power: 3 \cdot 2^{n}
    one over pi: \frac{1}{\pi}
    sum: 1 + x + y
    difference: x - y
    minus in front: -x - y
    minus at the end: x - 1
    square of the negative: x^{2}
    negative of the square: -x^{2}
    negative cube: (1 - x)^{3}
    power tower: x^{y^{z}}
    power of a power: (x^{y})^{z}
    negative exponent: \frac{1}{x^{2}}
    symbolic negative exponent: x^{-y}
    exponent sum: x^{1 + y}
    exponent fraction: x^{3/2}
    exponent quotient: x^{y/2}
    negative root: \frac{1}{\sqrt{x}}
    fourth root: \sqrt[4]{x}
    fifth root: \sqrt[5]{1 + x}
    half: \frac{x}{2}
    simple quotient: \frac{2 x}{3 y}
    quotient of sums: \frac{1 + x}{x - 1}
    nested quotient: \frac{1}{1 + \frac{1}{1 + x}}
    product of sums: (1 + x) (y - 1)
    multiple of a sum: 3 x (x + y)
    half a sum: \frac{x}{2} + \frac{y}{2}
    polynomial: 5 y + x^{3} - 2 x^{2} y - 7
    two numbers side by side: 2 \cdot 3^{y} x
    root of a product: \sqrt{x y}
    root of a sum: \sqrt{1 + x^{2}}
    root under a root: \sqrt{1 + \sqrt{1 + x}}
    rational power of a quotient: \left(\frac{1 + x}{y}\right)^{2/3}
    negative base: (-x)^{y}
    laurent: \frac{1}{x^{2}} + \frac{1}{x} + 1 + x
    real before imaginary: x - i y
    coefficients: a x + b y
    fraction power: \left(\frac{1}{2}\right)^{n} x^{n}
    exponential: e^{x}
    exponential of a quotient: e^{-x/2}
    phase: e^{i \phi/2}
    tall exponential: \exp\!\left(\frac{1 + \frac{x}{1 + y}}{\frac{x}{y} + 2 z}\right)
    square of an exponential root: \sqrt{e^{x}}
    sine: \sin x
    double angle: \sin 2 x
    half angle: \cos \frac{x}{2}
    sine of a sum: \sin(x + y)
    sine squared: \sin^{2} x
    one over sine: \frac{1}{\sin x}
    power of a sine: (\sin x)^{y}
    product: \sin x \cos y
    sine squared of a multiple: \cos^{2} 2 x
    logarithm: \log^{2} x
    nested: \sin(\cos x)
    inverse functions: \arcsin x + \arccos y + \arctan z
    hyperbolic: \tanh x + \sinh x \cosh x
    angle: \operatorname{atan2}(b, a)
    conjugate: x^{*}
    conjugate squared: (x^{*})^{2}
    conjugate of a root: (\sqrt{x})^{*}
    square of the magnitude: |x|^{2}
    magnitude of a sum: \left|x + |y|\right|
    parts: \operatorname{Re}(x) + i \operatorname{Im}(x)
    function before a sum: (1 + y) \sin x
    division by zero: \frac{1}{0}
    logarithm of zero: \log 0
    tangent at its pole: \tan \frac{\pi}{2}
    angle of the origin: \operatorname{atan2}(0, 0)
    adiabatic coefficient: \frac{8 \pi \hbar}{3 e (1 + \xi^{2})}
    Berry connection: -\sin \theta \, \partial_t \phi - i \partial_t \theta
    its conjugate: -\sin \theta \, \partial_t \phi + i \partial_t \theta
    monopole: (1 - \cos \theta) \partial_t \phi
    damped precession: e^{-\xi \tilde{t}} \cos \tilde{t}
    field-like torque: \frac{\beta - \alpha}{1 + \alpha^{2}}
    length: \sqrt{1 + \xi^{2}}
    oscillator: \frac{m \omega^{2} x^{2}}{2}
    plane wave: e^{i (k r - \omega t)}
    kinetic energy: -\frac{\hbar^{2}}{2 m} \partial_x^2 \psi
    Schrödinger: i \hbar \partial_t \psi
    exchange: A ((\partial_r \theta)^{2} + \sin^{2} \theta \, (\partial_r \phi)^{2})
    mixed derivative: \partial_r^2 \partial_t \phi
    derivative and a factor: |x| \partial_t \theta
    at a shifted point: f(a + x, t)
    derivative at a point: 2 (\partial_1 f)(2 r, t)
    density: \psi \psi^{*}
    spin-flip time: \frac{1}{\tau_{\mathrm{sf}}} + \frac{1}{\tau_{\mathrm{ex}}}
    magnetic energy: -\mu_{0} H M_{s} \cos \theta
    thermal: e^{-E/(k_{B} T)}
    precession: \frac{\tilde{\gamma}}{M_{s}}
    primed: \dot{\theta} + \hat{n} + x'^{2}
    starred: (m^{*})^{2}
    indices: \varepsilon_{1} + \sigma_{xy} + x_{2} + \Delta E
    scalar product: \mathbf{n} \cdot \mathbf{H}
    multiple of a scalar product: 2 x \mathbf{n} \cdot \mathbf{H}
    square: (\mathbf{n} \cdot \mathbf{H})^{2}
    vector product: \mathbf{n} \times \mathbf{H}
    double vector product: \mathbf{n} \times (\mathbf{n} \times \mathbf{H})
    triple product: \mathbf{n} \cdot (\mathbf{g} \times \mathbf{H})
    Landau–Lifshitz: \mathbf{g} + \alpha \mathbf{n} \times \mathbf{g} - \beta \mathbf{n} \times (\mathbf{n} \times \mathbf{H})
    vector derivative: \partial_t \mathbf{m}
    torque: \mathbf{m} \times \partial_t \mathbf{m}
    matrix: \begin{pmatrix} \cos \theta & -e^{-i \phi} \\ \frac{a}{2} & 0 \end{pmatrix}
    Pauli: a - \mathbf{H} \cdot \boldsymbol{\sigma} + i \sin \theta \, \mathbf{n} \cdot \boldsymbol{\sigma}
    rotation: \cos \theta + 2 \mathbf{n} \cdot \boldsymbol{\sigma}
    operator: 2 x \sigma_{x,1} + (a + b) p - p \sigma_{z,1}
    """#
}
