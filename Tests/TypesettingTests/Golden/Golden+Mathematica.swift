// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenMathematica {
  static let text = #"""
    zero: 0
    negative integer: -7
    large integer: 123456789012345678901234567890
    fraction: 3/4
    negative fraction: -22/7
    root: Sqrt[2]
    root of a fraction: 1/Sqrt[2]
    product of roots: Sqrt[6]
    sum of roots: Sqrt[2]/4 + Sqrt[6]/4
    cube root: 12^(1/3)
    root of minus one: (-1)^(1/3)
    imaginary: 2*I
    complex: 3 - 4*I
    i pi: I*Pi
    two pi i: 2*Pi*I
    golden ratio: 1/2 + Sqrt[5]/2
    number power: 3*2^n
    one over pi: 1/Pi
    sum: 1 + x + y
    difference: x - y
    minus in front: -x - y
    minus at the end: x - 1
    square of the negative: x^2
    negative of the square: -x^2
    negative cube: (1 - x)^3
    power tower: x^(y^z)
    power of a power: (x^y)^z
    negative exponent: 1/x^2
    symbolic negative exponent: x^(-y)
    exponent sum: x^(1 + y)
    exponent fraction: x^(3/2)
    exponent quotient: x^(y/2)
    negative root: 1/Sqrt[x]
    fourth root: x^(1/4)
    fifth root: (1 + x)^(1/5)
    half: x/2
    simple quotient: 2*x/(3*y)
    quotient of sums: (1 + x)/(x - 1)
    nested quotient: 1/(1 + 1/(1 + x))
    product of sums: (1 + x)*(y - 1)
    multiple of a sum: 3*x*(x + y)
    half a sum: x/2 + y/2
    polynomial: 5*y + x^3 - 2*x^2*y - 7
    two numbers side by side: 2*3^y*x
    root of a product: Sqrt[x*y]
    root of a sum: Sqrt[1 + x^2]
    root under a root: Sqrt[1 + Sqrt[1 + x]]
    rational power of a quotient: ((1 + x)/y)^(2/3)
    negative base: (-x)^y
    laurent: 1/x^2 + 1/x + 1 + x
    real before imaginary: x - I*y
    coefficients: a*x + b*y
    fraction power: (1/2)^n*x^n
    exponential: Exp[x]
    exponential of a quotient: Exp[-x/2]
    phase: Exp[I*phi[r, t]/2]
    tall exponential: Exp[(1 + x/(1 + y))/(x/y + 2*z)]
    square of an exponential root: Sqrt[Exp[x]]
    sine: Sin[x]
    double angle: Sin[2*x]
    half angle: Cos[x/2]
    sine of a sum: Sin[x + y]
    sine squared: Sin[x]^2
    one over sine: 1/Sin[x]
    power of a sine: Sin[x]^y
    product: Sin[x]*Cos[y]
    sine squared of a multiple: Cos[2*x]^2
    logarithm: Log[x]^2
    nested: Sin[Cos[x]]
    inverse functions: ArcSin[x] + ArcCos[y] + ArcTan[z]
    hyperbolic: Tanh[x] + Sinh[x]*Cosh[x]
    angle: ArcTan[a, b]
    conjugate: Conjugate[x]
    conjugate squared: Conjugate[x]^2
    conjugate of a root: Conjugate[Sqrt[x]]
    square of the magnitude: Abs[x]^2
    magnitude of a sum: Abs[x + Abs[y]]
    parts: Re[x] + I*Im[x]
    function before a sum: (1 + y)*Sin[x]
    division by zero: 1/0
    logarithm of zero: Log[0]
    tangent at its pole: Tan[Pi/2]
    angle of the origin: ArcTan[0, 0]
    adiabatic coefficient: 8*Pi*hbar/(3*e*(1 + xi^2))
    Berry connection: -Sin[theta[r, t]]*Derivative[0, 1][phi][r, t] - I*Derivative[0, 1][theta][r, t]
    its conjugate: -Sin[theta[r, t]]*Derivative[0, 1][phi][r, t] + I*Derivative[0, 1][theta][r, t]
    monopole: (1 - Cos[theta[r, t]])*Derivative[0, 1][phi][r, t]
    damped precession: Exp[-xi*ttilde]*Cos[ttilde]
    field-like torque: (beta - alpha)/(1 + alpha^2)
    length: Sqrt[1 + xi^2]
    oscillator: m*omega^2*x^2/2
    plane wave: Exp[I*(k*r - omega*t)]
    kinetic energy: -(hbar^2/(2*m))*Derivative[2, 0][psi][x, t]
    Schrödinger: I*hbar*Derivative[0, 1][psi][x, t]
    exchange: A*(Derivative[1, 0][theta][r, t]^2 + Sin[theta[r, t]]^2*Derivative[1, 0][phi][r, t]^2)
    mixed derivative: Derivative[2, 1][phi][r, t]
    derivative and a factor: Abs[x]*Derivative[0, 1][theta][r, t]
    at a shifted point: f[a + x, t]
    derivative at a point: 2*Derivative[1, 0][f][2*r, t]
    density: psi[x, t]*Conjugate[psi[x, t]]
    spin-flip time: 1/tausf + 1/tauex
    magnetic energy: -mu0*H*Ms*Cos[theta[r, t]]
    thermal: Exp[-E$/(kB*T)]
    precession: gammatilde/Ms
    primed: thetaDot + nHat + xprime^2
    starred: mstar^2
    indices: epsilon1 + sigmaxy + x2 + DeltaE
    scalar product: Dot[n, H]
    multiple of a scalar product: 2*x*Dot[n, H]
    square: Dot[n, H]^2
    vector product: Cross[n, H]
    double vector product: Cross[n, Cross[n, H]]
    triple product: Dot[n, Cross[g, H]]
    Landau–Lifshitz: g + alpha*Cross[n, g] - beta*Cross[n, Cross[n, H]]
    vector derivative: Derivative[0, 1][m][r, t]
    torque: Cross[m[r, t], Derivative[0, 1][m][r, t]]
    matrix: {{Cos[theta[r, t]], -Exp[-I*phi[r, t]]}, {a/2, 0}}
    Pauli: a - Dot[H, sigma] + I*Sin[theta[r, t]]*Dot[n, sigma]
    rotation: Cos[theta[r, t]] + 2*Dot[n, sigma]
    operator: 2*x*sigmax1 + (a + b)*p - p**sigmaz1
    """#
}
