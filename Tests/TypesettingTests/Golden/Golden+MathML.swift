// The approved outputs; written by GoldenTests in its record mode.
// swift-format-ignore-file
enum GoldenMathML {
  static let text = #"""
    zero: <mn>0</mn>
    negative integer: <mrow><mo>−</mo><mn>7</mn></mrow>
    large integer: <mn>123456789012345678901234567890</mn>
    fraction: <mfrac><mn>3</mn><mn>4</mn></mfrac>
    negative fraction: <mrow><mo>−</mo><mfrac><mn>22</mn><mn>7</mn></mfrac></mrow>
    root: <msqrt><mn>2</mn></msqrt>
    root of a fraction: <mfrac><mn>1</mn><msqrt><mn>2</mn></msqrt></mfrac>
    product of roots: <msqrt><mn>6</mn></msqrt>
    sum of roots: <mrow><mfrac><msqrt><mn>2</mn></msqrt><mn>4</mn></mfrac><mo>+</mo><mfrac><msqrt><mn>6</mn></msqrt><mn>4</mn></mfrac></mrow>
    cube root: <mroot><mn>12</mn><mn>3</mn></mroot>
    root of minus one: <msup><mrow><mo stretchy="false">(</mo><mrow><mo>−</mo><mn>1</mn></mrow><mo stretchy="false">)</mo></mrow><mrow><mn>1</mn><mo>/</mo><mn>3</mn></mrow></msup>
    imaginary: <mrow><mn>2</mn><mo>&#x2062;</mo><mi>i</mi></mrow>
    complex: <mrow><mn>3</mn><mo>−</mo><mrow><mn>4</mn><mo>&#x2062;</mo><mi>i</mi></mrow></mrow>
    i pi: <mrow><mi>i</mi><mo>&#x2062;</mo><mi>π</mi></mrow>
    two pi i: <mrow><mn>2</mn><mo>&#x2062;</mo><mi>π</mi><mo>&#x2062;</mo><mi>i</mi></mrow>
    golden ratio: <mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mfrac><msqrt><mn>5</mn></msqrt><mn>2</mn></mfrac></mrow>
    number power: <mrow><mn>3</mn><mo>⋅</mo><msup><mn>2</mn><mi>n</mi></msup></mrow>
    one over pi: <mfrac><mn>1</mn><mi>π</mi></mfrac>
    sum: <mrow><mn>1</mn><mo>+</mo><mi>x</mi><mo>+</mo><mi>y</mi></mrow>
    difference: <mrow><mi>x</mi><mo>−</mo><mi>y</mi></mrow>
    minus in front: <mrow><mo>−</mo><mi>x</mi><mo>−</mo><mi>y</mi></mrow>
    minus at the end: <mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow>
    square of the negative: <msup><mi>x</mi><mn>2</mn></msup>
    negative of the square: <mrow><mo>−</mo><msup><mi>x</mi><mn>2</mn></msup></mrow>
    negative cube: <msup><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn><mo>−</mo><mi>x</mi></mrow><mo stretchy="false">)</mo></mrow><mn>3</mn></msup>
    power tower: <msup><mi>x</mi><msup><mi>y</mi><mi>z</mi></msup></msup>
    power of a power: <msup><mrow><mo stretchy="false">(</mo><msup><mi>x</mi><mi>y</mi></msup><mo stretchy="false">)</mo></mrow><mi>z</mi></msup>
    negative exponent: <mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac>
    symbolic negative exponent: <msup><mi>x</mi><mrow><mo>−</mo><mi>y</mi></mrow></msup>
    exponent sum: <msup><mi>x</mi><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow></msup>
    exponent fraction: <msup><mi>x</mi><mrow><mn>3</mn><mo>/</mo><mn>2</mn></mrow></msup>
    exponent quotient: <msup><mi>x</mi><mrow><mi>y</mi><mo>/</mo><mn>2</mn></mrow></msup>
    negative root: <mfrac><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac>
    fourth root: <mroot><mi>x</mi><mn>4</mn></mroot>
    fifth root: <mroot><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mn>5</mn></mroot>
    half: <mfrac><mi>x</mi><mn>2</mn></mfrac>
    simple quotient: <mfrac><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow><mrow><mn>3</mn><mo>&#x2062;</mo><mi>y</mi></mrow></mfrac>
    quotient of sums: <mfrac><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow></mfrac>
    nested quotient: <mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></mfrac></mrow></mfrac>
    product of sums: <mrow><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mo stretchy="false">)</mo></mrow><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><mi>y</mi><mo>−</mo><mn>1</mn></mrow><mo stretchy="false">)</mo></mrow></mrow>
    multiple of a sum: <mrow><mn>3</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>
    half a sum: <mrow><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>+</mo><mfrac><mi>y</mi><mn>2</mn></mfrac></mrow>
    polynomial: <mrow><mrow><mn>5</mn><mo>&#x2062;</mo><mi>y</mi></mrow><mo>+</mo><msup><mi>x</mi><mn>3</mn></msup><mo>−</mo><mrow><mn>2</mn><mo>&#x2062;</mo><msup><mi>x</mi><mn>2</mn></msup><mo>&#x2062;</mo><mi>y</mi></mrow><mo>−</mo><mn>7</mn></mrow>
    two numbers side by side: <mrow><mn>2</mn><mo>⋅</mo><msup><mn>3</mn><mi>y</mi></msup><mo>&#x2062;</mo><mi>x</mi></mrow>
    root of a product: <msqrt><mrow><mi>x</mi><mo>&#x2062;</mo><mi>y</mi></mrow></msqrt>
    root of a sum: <msqrt><mrow><mn>1</mn><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></msqrt>
    root under a root: <msqrt><mrow><mn>1</mn><mo>+</mo><msqrt><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></msqrt></mrow></msqrt>
    rational power of a quotient: <msup><mrow><mo>(</mo><mfrac><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow><mi>y</mi></mfrac><mo>)</mo></mrow><mrow><mn>2</mn><mo>/</mo><mn>3</mn></mrow></msup>
    negative base: <msup><mrow><mo stretchy="false">(</mo><mrow><mo>−</mo><mi>x</mi></mrow><mo stretchy="false">)</mo></mrow><mi>y</mi></msup>
    laurent: <mrow><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac><mo>+</mo><mfrac><mn>1</mn><mi>x</mi></mfrac><mo>+</mo><mn>1</mn><mo>+</mo><mi>x</mi></mrow>
    real before imaginary: <mrow><mi>x</mi><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mi>y</mi></mrow></mrow>
    coefficients: <mrow><mrow><mi>a</mi><mo>&#x2062;</mo><mi>x</mi></mrow><mo>+</mo><mrow><mi>b</mi><mo>&#x2062;</mo><mi>y</mi></mrow></mrow>
    fraction power: <mrow><msup><mrow><mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo></mrow><mi>n</mi></msup><mo>&#x2062;</mo><msup><mi>x</mi><mi>n</mi></msup></mrow>
    exponential: <msup><mi>e</mi><mi>x</mi></msup>
    exponential of a quotient: <msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>x</mi><mo>/</mo><mn>2</mn></mrow></mrow></msup>
    phase: <msup><mi>e</mi><mrow><mrow><mi>i</mi><mo>&#x2062;</mo><mi>φ</mi></mrow><mo>/</mo><mn>2</mn></mrow></msup>
    tall exponential: <mrow><mi>exp</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mfrac><mrow><mn>1</mn><mo>+</mo><mfrac><mi>x</mi><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow></mfrac></mrow><mrow><mfrac><mi>x</mi><mi>y</mi></mfrac><mo>+</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>z</mi></mrow></mrow></mfrac><mo>)</mo></mrow></mrow>
    square of an exponential root: <msqrt><msup><mi>e</mi><mi>x</mi></msup></msqrt>
    sine: <mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow>
    double angle: <mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow></mrow></mrow>
    half angle: <mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mfrac><mi>x</mi><mn>2</mn></mfrac></mrow></mrow>
    sine of a sum: <mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>
    sine squared: <mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow>
    one over sine: <mfrac><mn>1</mn><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow></mfrac>
    power of a sine: <msup><mrow><mo stretchy="false">(</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mo stretchy="false">)</mo></mrow><mi>y</mi></msup>
    product: <mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>y</mi></mrow></mrow></mrow>
    sine squared of a multiple: <mrow><msup><mi>cos</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow></mrow></mrow>
    logarithm: <mrow><msup><mi>log</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow>
    nested: <mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mo stretchy="false">)</mo></mrow></mrow>
    inverse functions: <mrow><mrow><mi>arcsin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mo>+</mo><mrow><mi>arccos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>y</mi></mrow></mrow><mo>+</mo><mrow><mi>arctan</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>z</mi></mrow></mrow></mrow>
    hyperbolic: <mrow><mrow><mi>tanh</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mo>+</mo><mrow><mrow><mi>sinh</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>cosh</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow></mrow></mrow>
    angle: <mrow><mi>atan2</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>b</mi><mo>,</mo><mi>a</mi><mo stretchy="false">)</mo></mrow></mrow>
    conjugate: <msup><mi>x</mi><mo>*</mo></msup>
    conjugate squared: <msup><mrow><mo stretchy="false">(</mo><msup><mi>x</mi><mo>*</mo></msup><mo stretchy="false">)</mo></mrow><mn>2</mn></msup>
    conjugate of a root: <msup><mrow><mo stretchy="false">(</mo><msqrt><mi>x</mi></msqrt><mo stretchy="false">)</mo></mrow><mo>*</mo></msup>
    square of the magnitude: <msup><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow><mn>2</mn></msup>
    magnitude of a sum: <mrow><mo>|</mo><mrow><mi>x</mi><mo>+</mo><mrow><mo>|</mo><mi>y</mi><mo>|</mo></mrow></mrow><mo>|</mo></mrow>
    parts: <mrow><mrow><mi>Re</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow></mrow><mo>+</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mi>Im</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow></mrow></mrow></mrow>
    function before a sum: <mrow><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn><mo>+</mo><mi>y</mi></mrow><mo stretchy="false">)</mo></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>x</mi></mrow></mrow></mrow>
    division by zero: <mfrac><mn>1</mn><mn>0</mn></mfrac>
    logarithm of zero: <mrow><mi>log</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mn>0</mn></mrow></mrow>
    tangent at its pole: <mrow><mi>tan</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mfrac><mi>π</mi><mn>2</mn></mfrac></mrow></mrow>
    angle of the origin: <mrow><mi>atan2</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mn>0</mn><mo>,</mo><mn>0</mn><mo stretchy="false">)</mo></mrow></mrow>
    adiabatic coefficient: <mfrac><mrow><mn>8</mn><mo>&#x2062;</mo><mi>π</mi><mo>&#x2062;</mo><mi>ħ</mi></mrow><mrow><mn>3</mn><mo>&#x2062;</mo><mi>e</mi><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn><mo>+</mo><msup><mi>ξ</mi><mn>2</mn></msup></mrow><mo stretchy="false">)</mo></mrow></mrow></mfrac>
    Berry connection: <mrow><mo>−</mo><mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow></mrow>
    its conjugate: <mrow><mo>−</mo><mrow><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow><mo>+</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow></mrow>
    monopole: <mrow><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn><mo>−</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow></mrow><mo stretchy="false">)</mo></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow></mrow>
    damped precession: <mrow><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>ξ</mi><mo>&#x2062;</mo><mover accent="true"><mi>t</mi><mo stretchy="false">~</mo></mover></mrow></mrow></msup><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mover accent="true"><mi>t</mi><mo stretchy="false">~</mo></mover></mrow></mrow></mrow>
    field-like torque: <mfrac><mrow><mi>β</mi><mo>−</mo><mi>α</mi></mrow><mrow><mn>1</mn><mo>+</mo><msup><mi>α</mi><mn>2</mn></msup></mrow></mfrac>
    length: <msqrt><mrow><mn>1</mn><mo>+</mo><msup><mi>ξ</mi><mn>2</mn></msup></mrow></msqrt>
    oscillator: <mfrac><mrow><mi>m</mi><mo>&#x2062;</mo><msup><mi>ω</mi><mn>2</mn></msup><mo>&#x2062;</mo><msup><mi>x</mi><mn>2</mn></msup></mrow><mn>2</mn></mfrac>
    plane wave: <msup><mi>e</mi><mrow><mi>i</mi><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><mrow><mi>k</mi><mo>&#x2062;</mo><mi>r</mi></mrow><mo>−</mo><mrow><mi>ω</mi><mo>&#x2062;</mo><mi>t</mi></mrow></mrow><mo stretchy="false">)</mo></mrow></mrow></msup>
    kinetic energy: <mrow><mo>−</mo><mrow><mfrac><msup><mi>ħ</mi><mn>2</mn></msup><mrow><mn>2</mn><mo>&#x2062;</mo><mi>m</mi></mrow></mfrac><mo>&#x2062;</mo><mrow><msubsup><mo>∂</mo><mi>x</mi><mn>2</mn></msubsup><mi>ψ</mi></mrow></mrow></mrow>
    Schrödinger: <mrow><mi>i</mi><mo>&#x2062;</mo><mi>ħ</mi><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>ψ</mi></mrow></mrow>
    exchange: <mrow><mi>A</mi><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><msup><mrow><mo stretchy="false">(</mo><mrow><msub><mo>∂</mo><mi>r</mi></msub><mi>θ</mi></mrow><mo stretchy="false">)</mo></mrow><mn>2</mn></msup><mo>+</mo><mrow><mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><msup><mrow><mo stretchy="false">(</mo><mrow><msub><mo>∂</mo><mi>r</mi></msub><mi>φ</mi></mrow><mo stretchy="false">)</mo></mrow><mn>2</mn></msup></mrow></mrow><mo stretchy="false">)</mo></mrow></mrow>
    mixed derivative: <mrow><msubsup><mo>∂</mo><mi>r</mi><mn>2</mn></msubsup><msub><mo>∂</mo><mi>t</mi></msub><mi>φ</mi></mrow>
    derivative and a factor: <mrow><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow><mo>&#x2062;</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>θ</mi></mrow></mrow>
    at a shifted point: <mrow><mi>f</mi><mrow><mo stretchy="false">(</mo><mrow><mi>a</mi><mo>+</mo><mi>x</mi></mrow><mo>,</mo><mi>t</mi><mo stretchy="false">)</mo></mrow></mrow>
    derivative at a point: <mrow><mn>2</mn><mo>&#x2062;</mo><mrow><mo stretchy="false">(</mo><msub><mo>∂</mo><mn>1</mn></msub><mi>f</mi><mo stretchy="false">)</mo><mrow><mo stretchy="false">(</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mi>r</mi></mrow><mo>,</mo><mi>t</mi><mo stretchy="false">)</mo></mrow></mrow></mrow>
    density: <mrow><mi>ψ</mi><mo>&#x2062;</mo><msup><mi>ψ</mi><mo>*</mo></msup></mrow>
    spin-flip time: <mrow><mfrac><mn>1</mn><msub><mi>τ</mi><mi>sf</mi></msub></mfrac><mo>+</mo><mfrac><mn>1</mn><msub><mi>τ</mi><mi>ex</mi></msub></mfrac></mrow>
    magnetic energy: <mrow><mo>−</mo><mrow><msub><mi>μ</mi><mn>0</mn></msub><mo>&#x2062;</mo><mi>H</mi><mo>&#x2062;</mo><msub><mi>M</mi><mi>s</mi></msub><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow></mrow></mrow>
    thermal: <msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>E</mi><mo>/</mo><mrow><mo stretchy="false">(</mo><mrow><msub><mi>k</mi><mi>B</mi></msub><mo>&#x2062;</mo><mi>T</mi></mrow><mo stretchy="false">)</mo></mrow></mrow></mrow></msup>
    precession: <mfrac><mover accent="true"><mi>γ</mi><mo stretchy="false">~</mo></mover><msub><mi>M</mi><mi>s</mi></msub></mfrac>
    primed: <mrow><mover accent="true"><mi>θ</mi><mo stretchy="false">˙</mo></mover><mo>+</mo><mover accent="true"><mi>n</mi><mo stretchy="false">^</mo></mover><mo>+</mo><msup><msup><mi>x</mi><mo>′</mo></msup><mn>2</mn></msup></mrow>
    starred: <msup><mrow><mo stretchy="false">(</mo><msup><mi>m</mi><mo>*</mo></msup><mo stretchy="false">)</mo></mrow><mn>2</mn></msup>
    indices: <mrow><msub><mi>ε</mi><mn>1</mn></msub><mo>+</mo><msub><mi>σ</mi><mrow><mi>x</mi><mi>y</mi></mrow></msub><mo>+</mo><msub><mi>x</mi><mn>2</mn></msub><mo>+</mo><mrow><mi>Δ</mi><mi>E</mi></mrow></mrow>
    scalar product: <mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow>
    multiple of a scalar product: <mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow></mrow>
    square: <msup><mrow><mo stretchy="false">(</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝐇</mi></mrow><mo stretchy="false">)</mo></mrow><mn>2</mn></msup>
    vector product: <mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow>
    double vector product: <mrow><mi>𝐧</mi><mo>×</mo><mrow><mo stretchy="false">(</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>
    triple product: <mrow><mi>𝐧</mi><mo>⋅</mo><mrow><mo stretchy="false">(</mo><mrow><mi>𝐠</mi><mo>×</mo><mi>𝐇</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>
    Landau–Lifshitz: <mrow><mi>𝐠</mi><mo>+</mo><mrow><mi>α</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐠</mi></mrow></mrow><mo>−</mo><mrow><mi>β</mi><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>×</mo><mrow><mo stretchy="false">(</mo><mrow><mi>𝐧</mi><mo>×</mo><mi>𝐇</mi></mrow><mo stretchy="false">)</mo></mrow></mrow></mrow></mrow>
    vector derivative: <mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>𝐦</mi></mrow>
    torque: <mrow><mi>𝐦</mi><mo>×</mo><mrow><msub><mo>∂</mo><mi>t</mi></msub><mi>𝐦</mi></mrow></mrow>
    matrix: <mrow><mo>(</mo><mtable><mtr><mtd><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow></mtd><mtd><mrow><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mrow><mi>i</mi><mo>&#x2062;</mo><mi>φ</mi></mrow></mrow></msup></mrow></mtd></mtr><mtr><mtd><mfrac><mi>a</mi><mn>2</mn></mfrac></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo></mrow>
    Pauli: <mrow><mi>a</mi><mo>−</mo><mrow><mi>𝐇</mi><mo>⋅</mo><mi>𝛔</mi></mrow><mo>+</mo><mrow><mi>i</mi><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>sin</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow><mspace width="0.167em"></mspace><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝛔</mi></mrow></mrow></mrow>
    rotation: <mrow><mrow><mi>cos</mi><mo>&#x2061;</mo><mrow><mspace width="0.167em"></mspace><mi>θ</mi></mrow></mrow><mo>+</mo><mrow><mn>2</mn><mo>&#x2062;</mo><mrow><mi>𝐧</mi><mo>⋅</mo><mi>𝛔</mi></mrow></mrow></mrow>
    operator: <mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi><mo>&#x2062;</mo><msub><mi>σ</mi><mrow><mi>x</mi><mo>,</mo><mn>1</mn></mrow></msub></mrow><mo>+</mo><mrow><mrow><mo stretchy="false">(</mo><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="false">)</mo></mrow><mo>&#x2062;</mo><mi>p</mi></mrow><mo>−</mo><mrow><mi>p</mi><mo>&#x2062;</mo><msub><mi>σ</mi><mrow><mi>z</mi><mo>,</mo><mn>1</mn></mrow></msub></mrow></mrow>
    """#
}
