// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenSymPy {
  static let text = #"""
    zero: 0
    negative integer: -7
    large integer: 123456789012345678901234567890
    fraction: Rational(3, 4)
    negative fraction: -Rational(22, 7)
    root: sqrt(2)
    root of a fraction: 1/sqrt(2)
    product of roots: sqrt(6)
    sum of roots: sqrt(2)/4 + sqrt(6)/4
    cube root: 12**Rational(1, 3)
    root of minus one: (-1)**Rational(1, 3)
    imaginary: 2*I
    complex: 3 - 4*I
    i pi: I*pi
    two pi i: 2*pi*I
    golden ratio: Rational(1, 2) + sqrt(5)/2
    number power: 3*2**n
    one over pi: 1/pi
    sum: 1 + x + y
    difference: x - y
    minus in front: -x - y
    minus at the end: x - 1
    square of the negative: x**2
    negative of the square: -x**2
    negative cube: (1 - x)**3
    power tower: x**(y**z)
    power of a power: (x**y)**z
    negative exponent: 1/x**2
    symbolic negative exponent: x**(-y)
    exponent sum: x**(1 + y)
    exponent fraction: x**Rational(3, 2)
    exponent quotient: x**(y/2)
    negative root: 1/sqrt(x)
    fourth root: x**Rational(1, 4)
    fifth root: (1 + x)**Rational(1, 5)
    half: x/2
    simple quotient: 2*x/(3*y)
    quotient of sums: (1 + x)/(x - 1)
    nested quotient: 1/(1 + 1/(1 + x))
    product of sums: (1 + x)*(y - 1)
    multiple of a sum: 3*x*(x + y)
    half a sum: x/2 + y/2
    polynomial: 5*y + x**3 - 2*x**2*y - 7
    two numbers side by side: 2*3**y*x
    root of a product: sqrt(x*y)
    root of a sum: sqrt(1 + x**2)
    root under a root: sqrt(1 + sqrt(1 + x))
    rational power of a quotient: ((1 + x)/y)**Rational(2, 3)
    negative base: (-x)**y
    laurent: 1/x**2 + 1/x + 1 + x
    real before imaginary: x - I*y
    coefficients: a*x + b*y
    fraction power: Rational(1, 2)**n*x**n
    exponential: exp(x)
    exponential of a quotient: exp(-x/2)
    phase: exp(I*phi(r, t)/2)
    tall exponential: exp((1 + x/(1 + y))/(x/y + 2*z))
    square of an exponential root: sqrt(exp(x))
    sine: sin(x)
    double angle: sin(2*x)
    half angle: cos(x/2)
    sine of a sum: sin(x + y)
    sine squared: sin(x)**2
    one over sine: 1/sin(x)
    power of a sine: sin(x)**y
    product: sin(x)*cos(y)
    sine squared of a multiple: cos(2*x)**2
    logarithm: log(x)**2
    nested: sin(cos(x))
    inverse functions: asin(x) + acos(y) + atan(z)
    hyperbolic: tanh(x) + sinh(x)*cosh(x)
    angle: atan2(b, a)
    conjugate: conjugate(x)
    conjugate squared: conjugate(x)**2
    conjugate of a root: conjugate(sqrt(x))
    square of the magnitude: Abs(x)**2
    magnitude of a sum: Abs(x + Abs(y))
    parts: re(x) + I*im(x)
    function before a sum: (1 + y)*sin(x)
    division by zero: Integer(1)/0
    logarithm of zero: log(0)
    tangent at its pole: tan(pi/2)
    angle of the origin: atan2(0, 0)
    adiabatic coefficient: 8*pi*hbar/(3*e*(1 + xi**2))
    Berry connection: -sin(theta(r, t))*Derivative(phi(r, t), (t, 1)) - I*Derivative(theta(r, t), (t, 1))
    its conjugate: -sin(theta(r, t))*Derivative(phi(r, t), (t, 1)) + I*Derivative(theta(r, t), (t, 1))
    monopole: (1 - cos(theta(r, t)))*Derivative(phi(r, t), (t, 1))
    damped precession: exp(-xi*ttilde)*cos(ttilde)
    field-like torque: (beta - alpha)/(1 + alpha**2)
    length: sqrt(1 + xi**2)
    oscillator: m*omega**2*x**2/2
    plane wave: exp(I*(k*r - omega*t))
    kinetic energy: -(hbar**2/(2*m))*Derivative(psi(x, t), (x, 2))
    Schrödinger: I*hbar*Derivative(psi(x, t), (t, 1))
    exchange: A*(Derivative(theta(r, t), (r, 1))**2 + sin(theta(r, t))**2*Derivative(phi(r, t), (r, 1))**2)
    mixed derivative: Derivative(phi(r, t), (r, 2), (t, 1))
    derivative and a factor: Abs(x)*Derivative(theta(r, t), (t, 1))
    at a shifted point: f(a + x, t)
    derivative at a point: 2*Subs(Derivative(f(_1, _2), (_1, 1)), (_1, _2), (2*r, t))
    density: psi(x, t)*conjugate(psi(x, t))
    spin-flip time: 1/tau_sf + 1/tau_ex
    magnetic energy: -mu_0*H*M_s*cos(theta(r, t))
    thermal: exp(-E_/(k_B*T))
    precession: gammatilde/M_s
    primed: thetaDot + nHat + xprime**2
    starred: mstar**2
    indices: epsilon_1 + sigma_xy + x2 + DeltaE
    scalar product: dot(n, H)
    multiple of a scalar product: 2*x*dot(n, H)
    square: dot(n, H)**2
    vector product: cross(n, H)
    double vector product: cross(n, cross(n, H))
    triple product: dot(n, cross(g, H))
    Landau–Lifshitz: g + alpha*cross(n, g) - beta*cross(n, cross(n, H))
    vector derivative: Derivative(m(r, t), (t, 1))
    torque: cross(m(r, t), Derivative(m(r, t), (t, 1)))
    matrix: Matrix([[cos(theta(r, t)), -exp(-I*phi(r, t))], [a/2, 0]])
    Pauli: a - dot(H, sigma) + I*sin(theta(r, t))*dot(n, sigma)
    rotation: cos(theta(r, t)) + 2*dot(n, sigma)
    operator: 2*x*sigma_x_1 + (a + b)*p - p*sigma_z_1
    """#
}
