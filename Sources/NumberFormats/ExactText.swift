/// A number with every digit it has, as programs read it; whole ones without a point.
package func exactText(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int64(number))" : "\(number)"
}
