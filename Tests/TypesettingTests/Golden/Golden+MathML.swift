// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenMathML {
  static let text = #"""
    zero: <mrow><mn>0</mn></mrow>
    negative integer: <mrow><mrow><mo>−</mo><mn>7</mn></mrow></mrow>
    large integer: <mrow><mn>123456789012345678901234567890</mn></mrow>
    fraction: <mrow><mfrac><mn>3</mn><mn>4</mn></mfrac></mrow>
    negative fraction: <mrow><mrow><mo>−</mo><mfrac><mn>22</mn><mn>7</mn></mfrac></mrow></mrow>
    root: <mrow><msqrt><mn>2</mn></msqrt></mrow>
    root of a fraction: <mrow><mfrac><mn>1</mn><msqrt><mn>2</mn></msqrt></mfrac></mrow>
    product of roots: <mrow><msqrt><mn>6</mn></msqrt></mrow>
    sum of roots: <mrow><mrow><mfrac><msqrt><mn>2</mn></msqrt><mn>4</mn></mfrac><mo>+</mo><mfrac><msqrt><mn>6</mn></msqrt><mn>4</mn></mfrac></mrow></mrow>
    cube root: <mrow><mroot><mn>12</mn><mn>3</mn></mroot></mrow>
    root of minus one: <mrow><msup><mrow><mo>(</mo><mrow><mo>−</mo><mn>1</mn></mrow><mo>)</mo></mrow><mrow><mn>1</mn><mo>/</mo><mn>3</mn></mrow></msup></mrow>
    imaginary: <mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>i</mi></mrow></mrow>
    complex: <mrow><mrow><mn>3</mn><mo>−</mo><mrow><mn>4</mn><mo>&#x2062;</mo><mi>i</mi></mrow></mrow></mrow>
    i pi: <mrow><mrow><mi>i</mi><mo>&#x2062;</mo><mi>π</mi></mrow></mrow>
    two pi i: <mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>π</mi><mo>&#x2062;</mo><mi>i</mi></mrow></mrow>
    golden ratio: <mrow><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mfrac><msqrt><mn>5</mn></msqrt><mn>2</mn></mfrac></mrow></mrow>
    number power: <mrow><mrow><mn>3</mn><mo>⋅</mo><msup><mn>2</mn><mi>n</mi></msup></mrow></mrow>
    one over pi: <mrow><mfrac><mn>1</mn><mi>π</mi></mfrac></mrow>
    sum: <mrow><mrow><mn>1</mn><mo>+</mo><mi>x</mi><mo>+</mo><mi>y</mi></mrow></mrow>
    difference: <mrow><mrow><mi>x</mi><mo>−</mo><mi>y</mi></mrow></mrow>
    minus in front: <mrow><mrow><mo>−</mo><mi>x</mi><mo>−</mo><mi>y</mi></mrow></mrow>
    minus at the end: <mrow><mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow></mrow>
    square of the negative: <mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>
    negative of the square: <mrow><mrow><mo>−</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></mrow>
    negative cube: <mrow><msup><mrow><mo>(</mo><mrow><mn>1</mn><mo>−</mo><mi>x</mi></mrow><mo>)</mo></mrow><mn>3</mn></msup></mrow>
    power tower: <mrow><msup><mi>x</mi><msup><mi>y</mi><mi>z</mi></msup></msup></mrow>
    power of a power: <mrow><msup><mrow><mo>(</mo><msup><mi>x</mi><mi>y</mi></msup><mo>)</mo></mrow><mi>z</mi></msup></mrow>
    negative exponent: <mrow><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></mrow>
    symbolic negative exponent: <mrow><msup><mi>x</mi><mrow><mo>−</mo><mi>y</mi></mrow></msup></mrow>
    exponent sum: <mrow><msup><mi>x</mi><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow></msup></mrow>
    exponent fraction: <mrow><msup><mi>x</mi><mrow><mn>3</mn><mo>/</mo><mn>2</mn></mrow></msup></mrow>
    exponent quotient: <mrow><msup><mi>x</mi><mrow><mi>y</mi><mo>/</mo><mn>2</mn></mrow></msup></mrow>
    negative root: <mrow><mfrac><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac></mrow>
    fourth root: <mrow><mroot><mi>x</mi><mn>4</mn></mroot></mrow>
    fifth root: <mrow><mroot><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mn>5</mn></mroot></mrow>
    half: <mrow><mfrac><mi>x</mi><mn>2</mn></mfrac></mrow>
    simple quotient: <mrow><mfrac><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow><mrow><mn>3</mn><mo>&#x2062;</mo><mi>y</mi></mrow></mfrac></mrow>
    quotient of sums: <mrow><mfrac><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow></mfrac></mrow>
    nested quotient: <mrow><mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></mfrac></mrow></mfrac></mrow>
    product of sums: <mrow><mrow><mrow><mo>(</mo><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mo>)</mo></mrow><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><mi>y</mi><mo>−</mo><mn>1</mn></mrow><mo>)</mo></mrow></mrow></mrow>
    multiple of a sum: <mrow><mrow><mn>3</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow><mo>)</mo></mrow></mrow></mrow>
    half a sum: <mrow><mrow><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>+</mo><mfrac><mi>y</mi><mn>2</mn></mfrac></mrow></mrow>
    polynomial: <mrow><mrow><mrow><mn>5</mn><mo>&#x2062;</mo><mi>y</mi></mrow><mo>+</mo><msup><mi>x</mi><mn>3</mn></msup><mo>−</mo><mrow><mn>2</mn><mo>&#x2062;</mo><msup><mi>x</mi><mn>2</mn></msup><mo>&#x2062;</mo><mi>y</mi></mrow><mo>−</mo><mn>7</mn></mrow></mrow>
    two numbers side by side: <mrow><mrow><mn>2</mn><mo>⋅</mo><msup><mn>3</mn><mi>y</mi></msup><mo>&#x2062;</mo><mi>x</mi></mrow></mrow>
    root of a product: <mrow><msqrt><mrow><mi>x</mi><mo>&#x2062;</mo><mi>y</mi></mrow></msqrt></mrow>
    root of a sum: <mrow><msqrt><mrow><mn>1</mn><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></msqrt></mrow>
    root under a root: <mrow><msqrt><mrow><mn>1</mn><mo>+</mo><msqrt><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></msqrt></mrow></msqrt></mrow>
    rational power of a quotient: <mrow><msup><mrow><mo>(</mo><mfrac><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mi>y</mi></mfrac><mo>)</mo></mrow><mrow><mn>2</mn><mo>/</mo><mn>3</mn></mrow></msup></mrow>
    negative base: <mrow><msup><mrow><mo>(</mo><mrow><mo>−</mo><mi>x</mi></mrow><mo>)</mo></mrow><mi>y</mi></msup></mrow>
    laurent: <mrow><mrow><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac><mo>+</mo><mfrac><mn>1</mn><mi>x</mi></mfrac><mo>+</mo><mn>1</mn><mo>+</mo><mi>x</mi></mrow></mrow>
    real before imaginary: <mrow><mrow><mi>x</mi><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mi>y</mi></mrow></mrow></mrow>
    coefficients: <mrow><mrow><mrow><mi>a</mi><mo>&#x2062;</mo><mi>x</mi></mrow><mo>+</mo><mrow><mi>b</mi><mo>&#x2062;</mo><mi>y</mi></mrow></mrow></mrow>
    fraction power: <mrow><mrow><msup><mrow><mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo></mrow><mi>n</mi></msup><mo>&#x2062;</mo><msup><mi>x</mi><mi>n</mi></msup></mrow></mrow>
    exponential: <mrow><msup><mi>e</mi><mi>x</mi></msup></mrow>
    exponential of a quotient: <mrow><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>x</mi><mo>/</mo><mn>2</mn></mrow></mrow></msup></mrow>
    phase: <mrow><msup><mi>e</mi><mrow><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mi>φ</mi></mrow></mrow><mo>/</mo><mn>2</mn></mrow></msup></mrow>
    tall exponential: <mrow><mrow><mi>exp</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mfrac><mrow><mn>1</mn><mo>+</mo><mfrac><mi>x</mi><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow></mfrac></mrow><mrow><mfrac><mi>x</mi><mi>y</mi></mfrac><mo>+</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>z</mi></mrow></mrow></mfrac><mo>)</mo></mrow></mrow></mrow>
    square of an exponential root: <mrow><msqrt><msup><mi>e</mi><mi>x</mi></msup></msqrt></mrow>
    sine: <mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow></mrow>
    double angle: <mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow></mrow></mrow>
    half angle: <mrow><mrow><mi>cos</mi><mo>&#x2061;</mo><mfrac><mi>x</mi><mn>2</mn></mfrac></mrow></mrow>
    sine of a sum: <mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow><mo>)</mo></mrow></mrow></mrow>
    sine squared: <mrow><mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mi>x</mi></mrow></mrow>
    one over sine: <mrow><mfrac><mn>1</mn><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow></mfrac></mrow>
    power of a sine: <mrow><msup><mrow><mo>(</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>)</mo></mrow><mi>y</mi></msup></mrow>
    product: <mrow><mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mi>y</mi></mrow></mrow></mrow>
    sine squared of a multiple: <mrow><mrow><msup><mi>cos</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow></mrow></mrow>
    logarithm: <mrow><mrow><msup><mi>log</mi><mn>2</mn></msup><mo>&#x2061;</mo><mi>x</mi></mrow></mrow>
    nested: <mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>)</mo></mrow></mrow></mrow>
    inverse functions: <mrow><mrow><mrow><mi>arcsin</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>+</mo><mrow><mi>arccos</mi><mo>&#x2061;</mo><mi>y</mi></mrow><mo>+</mo><mrow><mi>arctan</mi><mo>&#x2061;</mo><mi>z</mi></mrow></mrow></mrow>
    hyperbolic: <mrow><mrow><mrow><mi>tanh</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>+</mo><mrow><mrow><mi>sinh</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mo>&#x2062;</mo><mrow><mi>cosh</mi><mo>&#x2061;</mo><mi>x</mi></mrow></mrow></mrow></mrow>
    angle: <mrow><mrow><mi>atan2</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>b</mi><mo>,</mo><mi>a</mi><mo>)</mo></mrow></mrow></mrow>
    conjugate: <mrow><msup><mi>x</mi><mo>*</mo></msup></mrow>
    conjugate squared: <mrow><msup><mrow><mo>(</mo><msup><mi>x</mi><mo>*</mo></msup><mo>)</mo></mrow><mn>2</mn></msup></mrow>
    conjugate of a root: <mrow><msup><mrow><mo>(</mo><msqrt><mi>x</mi></msqrt><mo>)</mo></mrow><mo>*</mo></msup></mrow>
    square of the magnitude: <mrow><msup><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow><mn>2</mn></msup></mrow>
    magnitude of a sum: <mrow><mrow><mo>|</mo><mrow><mi>x</mi><mo>+</mo><mrow><mo>|</mo><mi>y</mi><mo>|</mo></mrow></mrow><mo>|</mo></mrow></mrow>
    parts: <mrow><mrow><mrow><mi>Re</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow><mo>+</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mi>Im</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow></mrow></mrow></mrow>
    function before a sum: <mrow><mrow><mrow><mo>(</mo><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow><mo>)</mo></mrow><mo>&#x2062;</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow></mrow></mrow>
    division by zero: <mrow><mfrac><mn>1</mn><mn>0</mn></mfrac></mrow>
    logarithm of zero: <mrow><mrow><mi>log</mi><mo>&#x2061;</mo><mn>0</mn></mrow></mrow>
    tangent at its pole: <mrow><mrow><mi>tan</mi><mo>&#x2061;</mo><mfrac><mi>π</mi><mn>2</mn></mfrac></mrow></mrow>
    angle of the origin: <mrow><mrow><mi>atan2</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mn>0</mn><mo>,</mo><mn>0</mn><mo>)</mo></mrow></mrow></mrow>
    adiabatic coefficient: <mrow><mfrac><mrow><mn>8</mn><mo>&#x2062;</mo><mi>π</mi><mo>&#x2062;</mo><mi>ħ</mi></mrow><mrow><mn>3</mn><mo>&#x2062;</mo><mi>e</mi><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><mn>1</mn><mo>+</mo><msup><mi>ξ</mi><mn>2</mn></msup></mrow><mo>)</mo></mrow></mrow></mfrac></mrow>
    Berry connection: <mrow><mrow><mo>−</mo><mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow></mrow></mrow>
    its conjugate: <mrow><mrow><mo>−</mo><mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow><mo>+</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow></mrow></mrow>
    monopole: <mrow><mrow><mrow><mo>(</mo><mrow><mn>1</mn><mo>−</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow></mrow><mo>)</mo></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow></mrow>
    damped precession: <mrow><mrow><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>ξ</mi><mo>&#x2062;</mo><mover accent="true"><mi>t</mi><mo stretchy="false">~</mo></mover></mrow></mrow></msup><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mover accent="true"><mi>t</mi><mo stretchy="false">~</mo></mover></mrow></mrow></mrow>
    field-like torque: <mrow><mfrac><mrow><mi>β</mi><mo>−</mo><mi>α</mi></mrow><mrow><mn>1</mn><mo>+</mo><msup><mi>α</mi><mn>2</mn></msup></mrow></mfrac></mrow>
    length: <mrow><msqrt><mrow><mn>1</mn><mo>+</mo><msup><mi>ξ</mi><mn>2</mn></msup></mrow></msqrt></mrow>
    oscillator: <mrow><mfrac><mrow><mi>m</mi><mo>&#x2062;</mo><msup><mi>ω</mi><mn>2</mn></msup><mo>&#x2062;</mo><msup><mi>x</mi><mn>2</mn></msup></mrow><mn>2</mn></mfrac></mrow>
    plane wave: <mrow><msup><mi>e</mi><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><mrow><mi>k</mi><mo>&#x2062;</mo><mi>r</mi></mrow><mo>−</mo><mrow><mi>ω</mi><mo>&#x2062;</mo><mi>t</mi></mrow></mrow><mo>)</mo></mrow></mrow></msup></mrow>
    kinetic energy: <mrow><mrow><mo>−</mo><mrow><mfrac><msup><mi>ħ</mi><mn>2</mn></msup><mrow><mn>2</mn><mo>&#x2062;</mo><mi>m</mi></mrow></mfrac><mo>&#x2062;</mo><mrow><msubsup><mo>∂</mo><mi>x</mi><mn>2</mn></msubsup><mi>ψ</mi></mrow></mrow></mrow></mrow>
    Schrödinger: <mrow><mrow><mi>i</mi><mo>&#x2062;</mo><mi>ħ</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>ψ</mi></mrow></mrow></mrow>
    exchange: <mrow><mrow><mi>A</mi><mo>&#x2062;</mo><mrow><mo>(</mo><mrow><msup><mrow><mo>(</mo><mrow><msub><mo>∂</mo><mi>r</mi></msub><mi>θ</mi></mrow><mo>)</mo></mrow><mn>2</mn></msup><mo>+</mo><mrow><mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow><mo>&#x2062;</mo><msup><mrow><mo>(</mo><mrow><msub><mo>∂</mo><mi>r</mi></msub><mi>φ</mi></mrow><mo>)</mo></mrow><mn>2</mn></msup></mrow></mrow><mo>)</mo></mrow></mrow></mrow>
    mixed derivative: <mrow><mrow><msubsup><mo>∂</mo><mi>r</mi><mn>2</mn></msubsup><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow>
    derivative and a factor: <mrow><mrow><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow></mrow>
    at a shifted point: <mrow><mrow><mi>f</mi><mrow><mo>(</mo><mrow><mi>a</mi><mo>+</mo><mi>x</mi></mrow><mo>,</mo><mi>t</mi><mo>)</mo></mrow></mrow></mrow>
    derivative at a point: <mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mrow><mo>(</mo><msub><mo>∂</mo><mn>1</mn></msub><mi>f</mi><mo>)</mo><mrow><mo>(</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>r</mi></mrow><mo>,</mo><mi>t</mi><mo>)</mo></mrow></mrow></mrow></mrow>
    density: <mrow><mrow><mrow><mi>ψ</mi></mrow><mo>&#x2062;</mo><msup><mrow><mi>ψ</mi></mrow><mo>*</mo></msup></mrow></mrow>
    spin-flip time: <mrow><mrow><mfrac><mn>1</mn><msub><mi>τ</mi><mi>sf</mi></msub></mfrac><mo>+</mo><mfrac><mn>1</mn><msub><mi>τ</mi><mi>ex</mi></msub></mfrac></mrow></mrow>
    magnetic energy: <mrow><mrow><mo>−</mo><mrow><msub><mi>μ</mi><mn>0</mn></msub><mo>&#x2062;</mo><mi>H</mi><mo>&#x2062;</mo><msub><mi>M</mi><mi>s</mi></msub><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow></mrow></mrow></mrow>
    thermal: <mrow><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>E</mi><mo>/</mo><mrow><mo>(</mo><mrow><msub><mi>k</mi><mi>B</mi></msub><mo>&#x2062;</mo><mi>T</mi></mrow><mo>)</mo></mrow></mrow></mrow></msup></mrow>
    precession: <mrow><mfrac><mover accent="true"><mi>γ</mi><mo stretchy="false">~</mo></mover><msub><mi>M</mi><mi>s</mi></msub></mfrac></mrow>
    primed: <mrow><mrow><mover accent="true"><mi>θ</mi><mo stretchy="false">˙</mo></mover><mo>+</mo><mover accent="true"><mi>n</mi><mo stretchy="false">^</mo></mover><mo>+</mo><msup><msup><mi>x</mi><mo>′</mo></msup><mn>2</mn></msup></mrow></mrow>
    starred: <mrow><msup><mrow><mo>(</mo><msup><mi>m</mi><mo>*</mo></msup><mo>)</mo></mrow><mn>2</mn></msup></mrow>
    indices: <mrow><mrow><msub><mi>ε</mi><mn>1</mn></msub><mo>+</mo><msub><mi>σ</mi><mi>xy</mi></msub><mo>+</mo><msub><mi>x</mi><mn>2</mn></msub><mo>+</mo><mi>ΔE</mi></mrow></mrow>
    scalar product: <mrow><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow></mrow>
    multiple of a scalar product: <mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow></mrow></mrow>
    square: <mrow><msup><mrow><mo>(</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow><mo>)</mo></mrow><mn>2</mn></msup></mrow>
    vector product: <mrow><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow></mrow>
    double vector product: <mrow><mrow><mi>𝐧</mi><mo>×</mo><mrow><mo>(</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow><mo>)</mo></mrow></mrow></mrow>
    triple product: <mrow><mrow><mi>𝐧</mi><mo>⋅</mo><mrow><mo>(</mo><mrow><mi>𝐠</mi><mo>×</mo><mi>𝐇</mi></mrow><mo>)</mo></mrow></mrow></mrow>
    Landau–Lifshitz: <mrow><mrow><mi>𝐠</mi><mo>+</mo><mrow><mi>α</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐠</mi></mrow></mrow><mo>−</mo><mrow><mi>β</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>×</mo><mrow><mo>(</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow><mo>)</mo></mrow></mrow></mrow></mrow></mrow>
    vector derivative: <mrow><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>𝐦</mi></mrow></mrow>
    torque: <mrow><mrow><mrow><mi>𝐦</mi></mrow><mo>×</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>𝐦</mi></mrow></mrow></mrow>
    matrix: <mrow><mrow><mo>(</mo><mtable><mtr><mtd><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow></mtd><mtd><mrow><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mi>φ</mi></mrow></mrow></mrow></msup></mrow></mtd></mtr><mtr><mtd><mfrac><mi>a</mi><mn>2</mn></mfrac></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo></mrow></mrow>
    Pauli: <mrow><mrow><mi>a</mi><mo>−</mo><mrow><mi>𝐇</mi><mo>⋅</mo><mi>𝛔</mi></mrow><mo>+</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝛔</mi></mrow></mrow></mrow></mrow>
    rotation: <mrow><mrow><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mi>θ</mi></mrow></mrow><mo>+</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝛔</mi></mrow></mrow></mrow></mrow>
    operator: <mrow><mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><msub><mi>σ</mi><mrow><mi>x</mi><mo>,</mo><mn>1</mn></mrow></msub></mrow><mo>+</mo><mrow><mrow><mo>(</mo><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>)</mo></mrow><mo>&#x2062;</mo><mi>p</mi></mrow><mo>−</mo><mrow><mi>p</mi><mo>&#x2062;</mo><msub><mi>σ</mi><mrow><mi>z</mi><mo>,</mo><mn>1</mn></mrow></msub></mrow></mrow></mrow>
    """#
}
