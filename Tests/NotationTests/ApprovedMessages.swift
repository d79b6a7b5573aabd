// The approved messages; written by DiagnosticTests in its record mode.
// swift-format-ignore-file
enum ApprovedMessages {
  static let text = #"""
    expression:1:5: no name is called xii
      sin(xii) + 2
          ^^^
      did you mean ξ (xi)?
      a product needs spaces or signs: x i i

    expression:1:5: no name is called yx
      x + yx
          ^^
      did you mean x?
      a product needs spaces or signs: y x

    expression:1:3: no name is called taus_f
      2 taus_f
        ^^^^^^
      did you mean τ_sf (tau_sf)?

    expression:1:1: no function is called sine
      sine(x)
      ^^^^
      did you mean sin?
      for a product write sine*(…); for a function of variables declare sine(x)

    expression:1:1: no name is called q
      q
      ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:1: two readings: does x stand above or below the slash?
      1/2x
      ^^^^
      write (1/2) x or put the whole divisor in parentheses

    expression:1:1: two readings: does (…) stand above or below the slash?
      1/2 (a + b)
      ^^^^^
      write (1/2) (…) or put the whole divisor in parentheses

    expression:1:1: two readings: does x belong to the argument of sin?
      sin 2 x
      ^^^^^^^
      put the argument in parentheses, as in sin(x)

    expression:1:1: two readings: does y belong to the argument of sin?
      sin x y
      ^^^^^^^
      put the argument in parentheses, as in sin(x)

    expression:1:1: two readings: does the division belong to the argument of cos?
      cos θ/2
      ^^^^^^^
      put the argument in parentheses, as in cos(x/2) or cos(x)/2

    expression:1:6: two readings: is sin x raised, or its argument?
      sin x²
           ^
      write sin(x²) or sin² x

    expression:1:4: only a whole positive power may stand on the name of a function
      sin⁻¹ x
         ^^
      write asin(x) for the inverse function, sin(x)^(−1) for the power

    expression:1:3: two readings: is √x raised, or its argument?
      √x²
        ^
      write √(x²) or (√x)²

    expression:1:1: two readings: is the star a product or the complex conjugate?
      z* x
      ^^^^
      write z * x or conj(z) x

    expression:1:3: a second exponent
      x²^3
        ^
      write (x²)³ or x^(2^3): say by parentheses which exponent comes first

    expression:1:1: e is not declared: the elementary charge, or Euler's number?
      e^2
      ^
      write exp(x) for Euler's number to the power x, exp(1) for the number itself

    expression:1:1: two readings: is a differentiated too?
      ∂ₓθ a
      ^^^^^
      put the derivative, or what is differentiated, in parentheses

    expression:1:5: n × H × n is a vector, θ is a scalar
      θ + n × H × n
          ^^^^^^^^^
      a sum is of scalars or of vectors

    expression:1:1: two readings: is f multiplied, or taken at an argument?
      f (x)
      ^^^
      write f(…) without a space for the function's value, f*(…) for a product

    expression:1:5: a sign behind sin: its argument, or a difference?
      sin -x
          ^
      put the argument in parentheses, as in sin(−x)

    expression:1:1: this parenthesis is never closed
      (x + y
      ^

    expression:1:6: this parenthesis was never opened
      x + y)
           ^

    expression:1:5: a number, a name or a parenthesis is missing in front of *
      x + * y
          ^
      a product is x*y, a power x^2 or x**2, a conjugate x* or conj(x)

    expression:1:4: the formula ends where a number, a name or a parenthesis should follow
      x +
         ^

    expression:1:1: there is no formula
      
      ^

    expression:1:3: a number cannot follow a factor without a sign between them
      x 2
        ^
      write x⋅2 or x*2 for the product

    expression:1:2: a comma cannot stand here
      0,04 x
       ^
      the decimal sign is a point, as in 0.5

    expression:1:1: sin takes one argument, not 2
      sin(x, y)
      ^^^^^^^^^

    expression:1:3: an equation is not an expression
      x = 2
        ^
      write the difference of its sides, or let derive check decide it

    expression:1:1: this bar is never closed
      |x
      ^
      the magnitude is |x| or abs(x)

    expression:1:3: the formula ends where a number, a name or a parenthesis should follow
      a^
        ^

    expression:1:1: brackets of this kind have no meaning here
      [x + y]
      ^
      use ( and )
    expression:1:7: brackets of this kind have no meaning here
      [x + y]
            ^
      use ( and )

    expression:1:1: θ was declared with 2 arguments, not 1
      θ(x)
      ^^^^

    expression:1:4: a comma has no meaning in these parentheses
      x(y, z)
         ^
      the decimal sign is a point; arguments follow the name of a function at once, as in atan2(y, x)

    expression:1:3: – (U+2013) has no meaning here
      x – y
        ^
      did you mean a minus, - or −?

    expression:1:5: a number with two decimal points
      2 × 1.5.3
          ^^^^^

    expression:1:2: the factorial is not part of the language
      5!
       ^

    expression:1:2: an index is missing behind _
      x_ + y
       ^

    expression:1:1: ٣ is not read as a number
      ٣ x
      ^
      use the digits 0 to 9

    expression:1:1: an index without a letter in front of it
      ₂x
      ^
      write the name first, such as x₁

    expression:1:5: 1/(x - x) has no value: it divides by zero
      1 + 1/(x - x)
          ^^^^^^^^^

    expression:1:1: log(0) has no value: log is not defined there
      log(0)
      ^^^^^^

    expression:1:5: x is a scalar, n is a vector
      n + x
          ^
      a sum is of scalars or of vectors

    expression:1:3: division by a vector
      x/n
        ^
      divide by its length, |v|

    expression:1:3: two vectors are multiplied without saying how
      n n
        ^
      write a⋅b for the scalar product, a × b for the vector product

    expression:1:11: |z| has no derivative here: it is not an analytic function; declare the variable and the symbols it is made of real, or write it in real and imaginary parts
      diff(|z|, z)
                ^

    expression:1:5: a vector stands where a scalar is needed
      sin(n)
          ^
      |v| is its length, v⋅w a scalar product

    expression:1:7: no name is called qq
      atan2(qq, x +) + foo*(1/0)
            ^^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf
    expression:1:14: a number, a name or a parenthesis is missing here
      atan2(qq, x +) + foo*(1/0)
                   ^
    expression:1:18: no name is called foo
      atan2(qq, x +) + foo*(1/0)
                       ^^^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf
    expression:1:23: 1/0 has no value: it divides by zero
      atan2(qq, x +) + foo*(1/0)
                            ^^^
    expression:2:4: no name is called p
       − p
         ^
      did you mean π (pi)?

    expression:1:1: no name is called 漢字
      漢字 + x
      ^^^^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:5: 👩 has no meaning here
      x + 👩‍🚀 + q
          ^^
    expression:1:9: no name is called q
      x + 👩‍🚀 + q
               ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:5: e is not declared: the elementary charge, or Euler's number?
      x + éq
          ^
      write exp(x) for Euler's number to the power x, exp(1) for the number itself
    expression:1:6: names do not have the accent U+0301
      x + éq
          ^
      there are ~, ˆ, ˙ and ¯ behind the letter
    expression:1:6: no name is called q
      x + éq
           ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:3: the character U+202E has no meaning here
      x <U+202E>+ q
        ^^^^^^^^
    expression:1:6: no name is called q
      x <U+202E>+ q
                  ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:6: no name is called q
       x + q
           ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    expression:1:2: the character U+0 has no meaning here
      x<U+0000> + q
       ^^^^^^^^
    expression:1:6: no name is called q
      x<U+0000> + q
                  ^
      the names are H, a, b, f, m*, μ₀, n, n_↑, t, x, y, z, γ~, θ, ξ, τ_sf

    declaration:1:10: x is declared already, as a real symbol
      x: real; x: positive
               ^

    declaration:1:4: reel is nothing a name can be
      x: reel
         ^^^^
      did you mean real?
      there are complex, integer, nonnegative, nonzero, positive, real, scalar, unit, vector

    declaration:1:1: π has a meaning of its own and cannot be declared
      pi: real
      ^^

    declaration:1:3: x is not declared
      θ(x): real
        ^
      declare the variables of a function before it: x: real; θ(x): real

    declaration:1:3: : is expected here, and what is declared
      x real
        ^^^^
      write x: real, n: unit vector

    --set:1:5: no name is called y
      x = y
          ^
      a value is a number, such as 1/10, 0.1 or √2/3

    --set:1:2: = is expected behind x
      x
       ^
      write name=value, such as xi=1/25

    --set:1:3: 1/0 has no value: it divides by zero
      x=1/0
        ^^^

    --set:1:3: no name is called inf
      x=inf
        ^^^
      values are finite numbers

    --set:1:1: a name is expected here
      2=x
      ^
      write name=value, such as xi=1/25

    --set:1:1: π cannot be given a value: it has one
      pi=3
      ^^

    --set:1:3: the formula ends where a number, a name or a parenthesis should follow
      x=
        ^

    --set:1:3: a vector has three components, not 2
      n=(1, 2)
        ^^^^^^

    --set:1:10: no name is called x
      n=(1, 2, x)
               ^
      a value is a number, such as 1/10, 0.1 or √2/3

    --set:1:11: ) is expected here
      n=(1, 2, 3
                ^

    --set:1:3: there are no values
      x=
        ^
      write a list 1,2,5, first:last:step or first..last/number of steps

    --set:1:5: a number, a name or a parenthesis is missing here
      x=1,,2
          ^

    --set:1:6: the step is missing
      x=0:1
           ^
      write first:last:step, such as 0:1:1/10

    --set:1:7: a step of zero leads nowhere
      x=0:1:0
            ^

    --set:1:7: the step leads away from the last value
      x=0:1:-0.1
            ^^^^
      from 0 to 1 the step is 1/10

    --set:1:9: the step is longer than the way from 0 to 1/10
      x=0:0.1:1
              ^
      the order is first:last:step

    --set:1:6: the number of steps is missing
      x=0..1
           ^
      write first..last/number of steps, such as 0..1/100; a sum or a quotient before the slash in parentheses

    --set:1:8: 1/2 is no number of steps
      x=0..1/0.5
             ^^^
      write first..last/number of steps, such as 0..1/100; a sum or a quotient before the slash in parentheses

    --set:1:6: the first and the last value are the same
      x=1..1/5
           ^

    --set:1:7: these are more than 10000000 values
      x=0:1:1e-9
            ^^^^

    --set:1:5: 1/0 has no value: it divides by zero
      x=0:1/0:0.1
          ^^^

    --set:1:3: no name is called nan
      x=nan
        ^^^
      values are finite numbers

    --set:1:8: the distance √2 is not a rational number of steps 1
      x=0:√2:1
             ^
      write first..last/number of steps
    """#
}
